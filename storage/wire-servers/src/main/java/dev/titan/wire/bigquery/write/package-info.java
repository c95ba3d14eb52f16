/**
 * BigQuery's Storage Write API over gRPC, on one port with the JSON API. Needs libraries that users
 * of the other servers do not: they are optional.
 */
package dev.titan.wire.bigquery.write;
