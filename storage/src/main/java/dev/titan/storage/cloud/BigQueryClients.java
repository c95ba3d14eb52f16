package dev.titan.storage.cloud;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.BigqueryScopes;
import dev.titan.storage.settings.BigQuerySettings;

/** Builds the clients of BigQuery; nothing else does. Tries again are {@link CloudCalls}'. */
final class BigQueryClients {
  private BigQueryClients() {}

  /** A client; safe for many threads. */
  static Bigquery open(BigQuerySettings settings) {
    Bigquery.Builder client =
        new Bigquery.Builder(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                JsonApi.requests(settings.endpoint(), "BigQuery", BigqueryScopes.BIGQUERY))
            .setApplicationName("titan");
    settings.endpoint().address().ifPresent(local -> client.setRootUrl(local + "/"));
    return client.build();
  }
}
