package dev.titan.wire.bigquery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.titan.wire.ApiException;
import dev.titan.wire.Json;
import dev.titan.wire.WireRequest;
import dev.titan.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * <a href="https://cloud.google.com/bigquery/docs/reference/api-uploads">Resumable uploads</a> of
 * what a load job loads. One that is asked again after its end tells the job that it has made.
 */
final class JobUploads {
  private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final Jobs jobs;

  JobUploads(Jobs jobs) {
    this.jobs = jobs;
  }

  private static final class Upload {
    private final String project;
    private final ObjectNode job;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ObjectNode result;

    Upload(String project, ObjectNode job) {
      this.project = project;
      this.job = job;
    }
  }

  WireResponse begin(String project, WireRequest request, String url) {
    if (!request.parameter("uploadType", "").equals("resumable")) {
      throw ApiException.unknown(request);
    }
    String id = UUID.randomUUID().toString();
    uploads.put(id, new Upload(project, Json.parse(request.body())));
    return WireResponse.empty(200)
        .with("Location", url + request.path() + "?uploadType=resumable&upload_id=" + id);
  }

  WireResponse resume(WireRequest request) {
    Upload upload = uploads.get(request.parameter("upload_id"));
    if (upload == null) {
      throw ApiException.notFound("There is no such upload session.");
    }
    synchronized (upload) {
      if (upload.result == null) {
        take(upload, request);
      }
      if (upload.result != null) {
        return WireResponse.json(upload.result);
      }
      WireResponse more = WireResponse.empty(308);
      int size = upload.bytes.size();
      return size == 0 ? more : more.with("Range", "bytes=0-" + (size - 1));
    }
  }

  private void take(Upload upload, WireRequest request) {
    Matcher range = RANGE.matcher(header(request));
    if (!range.matches()) {
      throw ApiException.invalid("Invalid Content-Range header.");
    }
    byte[] piece = request.body();
    if (range.group(1) != null) {
      int skip = upload.bytes.size() - Integer.parseInt(range.group(1));
      if (skip < 0) {
        throw ApiException.invalid("The piece begins behind the bytes received.");
      }
      if (skip < piece.length) {
        upload.bytes.write(piece, skip, piece.length - skip);
      }
    }
    String total = range.group(3);
    if (!total.equals("*") && Integer.parseInt(total) == upload.bytes.size()) {
      upload.result = jobs.insert(upload.project, upload.job, upload.bytes.toByteArray());
    }
  }

  private static String header(WireRequest request) {
    String range = request.header("content-range");
    int length = request.body().length;
    return range == null ? "bytes 0-" + (length - 1) + "/" + length : range;
  }
}
