package dev.titan.storage.cloud;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.BigqueryScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.BigQuerySettings;
import java.io.IOException;

/** Builds the clients of BigQuery; nothing else does. Tries again are {@link CloudCalls}'. */
final class BigQueryClients {
  /** A statement answers its request at once, and works on; an answer may be megabytes. */
  private static final int TIMEOUT_MILLIS = 120_000;

  private BigQueryClients() {}

  /** A client; safe for many threads. */
  static Bigquery open(BigQuerySettings settings) {
    String local = settings.endpoint().address().orElse(null);
    HttpRequestInitializer credentials = local == null ? credentials() : request -> {};
    Bigquery.Builder client =
        new Bigquery.Builder(
                new NetHttpTransport(),
                GsonFactory.getDefaultInstance(),
                request -> {
                  credentials.initialize(request);
                  request.setConnectTimeout(TIMEOUT_MILLIS);
                  request.setReadTimeout(TIMEOUT_MILLIS);
                })
            .setApplicationName("titan");
    return (local == null ? client : client.setRootUrl(local + "/")).build();
  }

  private static HttpRequestInitializer credentials() {
    try {
      return new HttpCredentialsAdapter(
          GoogleCredentials.getApplicationDefault().createScoped(BigqueryScopes.BIGQUERY));
    } catch (IOException e) {
      throw new StorageException(
          "there are no credentials for BigQuery: sign in with gcloud auth application-default"
              + " login, or set GOOGLE_APPLICATION_CREDENTIALS",
          e);
    }
  }
}
