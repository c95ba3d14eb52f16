/** Steps of pipelines that write the staging tables of BigQuery through BigQueryIO. */
package dev.titan.pipelines.staging;
