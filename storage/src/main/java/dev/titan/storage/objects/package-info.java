/** Immutable objects, original bytes and locks, in folders. All other state is built on them. */
package dev.titan.storage.objects;
