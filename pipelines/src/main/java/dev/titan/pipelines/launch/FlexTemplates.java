package dev.titan.pipelines.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.secrets.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Launches templates through Dataflow's REST API. */
public final class FlexTemplates {
  /** The address of Dataflow. */
  public static final String SERVICE = "https://dataflow.googleapis.com";

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String service;
  private final Secret token;

  /**
   * The templates of a service.
   *
   * @param service its address, without a slash at the end
   * @param token an access token of OAuth 2
   */
  public FlexTemplates(String service, Secret token) {
    this.service = service;
    this.token = token;
  }

  /**
   * Launches one. It is not tried again: nobody knows whether a request without an answer has made
   * a job.
   *
   * @return the id of the job
   * @throws StorageException if Dataflow cannot be reached or refuses
   */
  public String launch(LaunchRequest request) {
    HttpRequest call =
        HttpRequest.newBuilder(URI.create(service + request.place().launchPath()))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token.value())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request.body()))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(call, HttpResponse.BodyHandlers.ofString());
      JsonNode json = JsonMapper.builder().build().readTree(answer.body());
      if (answer.statusCode() != OK) {
        throw new StorageException(
            "Dataflow has refused the launch ("
                + answer.statusCode()
                + "): "
                + json.path("error").path("message").asText("it does not say why"));
      }
      return json.path("job").path("id").asText();
    } catch (IOException e) {
      throw StorageException.cannot(
          "launch",
          request.template().id(),
          "look whether there is a job " + request.jobName() + " before you try again",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("interrupted while Dataflow was asked", e);
    }
  }
}
