package dev.titan.pipelines.staging;

import dev.titan.storage.settings.Endpoint;
import dev.titan.storage.settings.Settings;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.options.GcpOptions;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/** How a pipeline reaches the services through which it stages. */
public final class StagingServices {
  /** What Beam wants of an endpoint of Cloud Storage beyond its address. */
  private static final String STORAGE_PATH = "/storage/v1/";

  private StagingServices() {}

  /** Tells options where the services are; local servers are asked without credentials. */
  public static void reach(Settings settings, PipelineOptions options) {
    options.as(GcpOptions.class).setProject(settings.bigquery().place().project());
    Endpoint bigquery = settings.bigquery().endpoint();
    Endpoint storage = settings.gcs().endpoint();
    bigquery.address().ifPresent(options.as(BigQueryOptions.class)::setBigQueryEndpoint);
    storage
        .address()
        .ifPresent(address -> options.as(GcsOptions.class).setGcsEndpoint(address + STORAGE_PATH));
    if (!bigquery.equals(Endpoint.NONE) || !storage.equals(Endpoint.NONE)) {
      options.as(GcpOptions.class).setCredentialFactoryClass(NoopCredentialFactory.class);
    }
  }
}
