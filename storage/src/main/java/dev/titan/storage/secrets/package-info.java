/** Secrets, which never show themselves. */
package dev.titan.storage.secrets;
