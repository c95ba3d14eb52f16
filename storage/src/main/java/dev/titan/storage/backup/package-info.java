/** Copies of a whole home, taken while it stands still, and how they become a home again. */
package dev.titan.storage.backup;
