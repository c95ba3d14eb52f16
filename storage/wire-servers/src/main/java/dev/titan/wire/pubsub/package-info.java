/** Pub/Sub, as its JSON API shows it. */
package dev.titan.wire.pubsub;
