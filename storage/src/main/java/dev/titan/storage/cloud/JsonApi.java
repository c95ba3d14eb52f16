package dev.titan.storage.cloud;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.settings.Endpoint;
import java.io.IOException;

/** How requests to Google's JSON APIs are made: with credentials, and not without an end. */
final class JsonApi {
  /** An answer may be megabytes, and some are waited for. */
  private static final int TIMEOUT_MILLIS = 120_000;

  private JsonApi() {}

  /**
   * What each request of a client needs.
   *
   * @param endpoint the server; a local one is asked without credentials
   * @param service what people call the service
   * @param scope what the credentials must allow
   * @throws StorageException if there are no credentials
   */
  static HttpRequestInitializer requests(Endpoint endpoint, String service, String scope) {
    HttpRequestInitializer credentials =
        endpoint.equals(Endpoint.NONE) ? credentials(service, scope) : request -> {};
    return request -> {
      credentials.initialize(request);
      request.setConnectTimeout(TIMEOUT_MILLIS);
      request.setReadTimeout(TIMEOUT_MILLIS);
    };
  }

  private static HttpRequestInitializer credentials(String service, String scope) {
    try {
      return new HttpCredentialsAdapter(
          GoogleCredentials.getApplicationDefault().createScoped(scope));
    } catch (IOException e) {
      throw new StorageException(
          "there are no credentials for "
              + service
              + ": sign in with gcloud auth application-default login, or set"
              + " GOOGLE_APPLICATION_CREDENTIALS",
          e);
    }
  }
}
