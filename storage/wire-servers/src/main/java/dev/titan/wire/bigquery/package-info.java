/** BigQuery, as its JSON API shows it. */
package dev.titan.wire.bigquery;
