/** Cloud Storage, as its JSON API shows it. */
package dev.titan.wire.gcs;
