package dev.titan.pipelines.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.pipelines.intake.Delivery;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.InputPlace;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ArrivalWriter} has written, without the bytes themselves. */
final class ArrivalReader {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ArrivalReader() {}

  /**
   * The arrivals of a batch, in their order.
   *
   * @throws IOException if the file is no batch of this version
   */
  static List<Delivery> deliveries(Path batch) throws IOException {
    List<Delivery> deliveries = new ArrayList<>();
    read(
        batch,
        (arrival, offset, length) -> deliveries.add(delivery(batch, arrival, offset, length)));
    return deliveries;
  }

  /** What is known of the arrivals of a batch, in their order. */
  static List<Arrival> arrivals(Path batch) throws IOException {
    List<Arrival> arrivals = new ArrayList<>();
    read(batch, (arrival, offset, length) -> arrivals.add(arrival));
    return arrivals;
  }

  private interface Sink {
    void take(Arrival arrival, long offset, int length);
  }

  private static Delivery delivery(Path batch, Arrival arrival, long offset, int length) {
    Delivery.Bytes bytes =
        arrival.stored() == null
            ? new Delivery.InPack(batch, offset, length)
            : new Delivery.InStore(arrival.stored());
    InputFile file =
        new InputFile(
            arrival.origin(),
            arrival.landed() == null
                ? InputPlace.elsewhere(arrival.origin())
                : InputPlace.of(Path.of(arrival.origin())),
            arrival.tenant(),
            arrival.location(),
            arrival.source(),
            arrival.attributes());
    return new Delivery(file, bytes);
  }

  private static void read(Path batch, Sink sink) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(batch), 1 << 16)) {
      byte[] form = in.readNBytes(ArrivalWriter.FORM.length());
      if (!new String(form, StandardCharsets.UTF_8).equals(ArrivalWriter.FORM)) {
        throw new IOException(
            batch + " holds no arrivals of this version of Titan: use the one that has written it");
      }
      long position = form.length;
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (readLine(in, line)) {
        position += line.size() + 1;
        ArrivalWriter.Line next = JSON.readValue(line.toByteArray(), ArrivalWriter.Line.class);
        sink.take(next.arrival(), position, next.length());
        in.skipNBytes(next.length() + 1L);
        position += next.length() + 1L;
      }
    }
  }

  private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 && line.size() > 0) {
        throw new EOFException("an arrival is cut short");
      }
      if (b < 0) {
        return false;
      }
      line.write(b);
    }
    return true;
  }
}
