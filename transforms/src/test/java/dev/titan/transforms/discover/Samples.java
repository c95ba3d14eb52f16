package dev.titan.transforms.discover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Builds samples out of a few lines of text. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private final FlatRecord record = new FlatRecord();

  /** A context that knows nothing but the tenant. */
  static DiscoveryContext bare() {
    return new DiscoveryContext("acme", null, null, null, NOW);
  }

  static Proposal propose(SchemaSample sample) {
    return Discovery.propose(sample, bare());
  }

  /** Rows of a sheet: the first is the header, cells are parted by the delimiter. */
  static SchemaSample sheet(String fileName, String delimiter, String... rows) {
    SchemaSample.Builder builder = new SchemaSample.Builder(new Hints(fileName, "", null, true));
    FlatRecord record = new FlatRecord();
    String[] header = cells(rows[0], delimiter);
    for (String row : Arrays.asList(rows).subList(1, rows.length)) {
      builder.add(row(record, header, cells(row, delimiter)));
    }
    return builder.build();
  }

  static SchemaSample csv(String fileName, String... rows) {
    return sheet(fileName, ",", rows);
  }

  /** The rows of a sheet in another order. */
  static SchemaSample shuffled(String fileName, String delimiter, long seed, String... rows) {
    List<String> body = new ArrayList<>(Arrays.asList(rows).subList(1, rows.length));
    Collections.shuffle(body, new Random(seed));
    body.add(0, rows[0]);
    return sheet(fileName, delimiter, body.toArray(String[]::new));
  }

  /** Records of JSON, one each. Single quotes stand for double ones. */
  static SchemaSample json(String fileName, String... records) {
    SchemaSample.Builder builder = new SchemaSample.Builder(new Hints(fileName, "", null, false));
    FlatRecord record = new FlatRecord();
    for (String text : records) {
      builder.add(tree(record, text));
    }
    return builder.build();
  }

  /** A record of JSON in a reused flat record. */
  FlatRecord json(String text) {
    return tree(record, text);
  }

  private static String[] cells(String row, String delimiter) {
    return row.split(java.util.regex.Pattern.quote(delimiter), -1);
  }

  static FlatRecord row(FlatRecord record, String[] header, String[] cells) {
    record.begin();
    for (int i = 0; i < header.length; i++) {
      byte[] bytes = (i < cells.length ? cells[i].trim() : "").getBytes(StandardCharsets.UTF_8);
      PathNode node = record.tree().child(record.tree().root(), header[i].trim());
      record.addLeaf(node, FlatRecord.STRING, bytes, 0, bytes.length);
    }
    return record;
  }

  private static FlatRecord tree(FlatRecord record, String text) {
    try {
      JsonNode node = JSON.readTree(text.replace('\'', '"'));
      record.begin();
      add(record, record.tree().root(), node);
      return record;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void add(FlatRecord record, PathNode path, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        int token = record.open(path, FlatRecord.START_OBJECT);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          add(record, record.tree().child(path, field.getKey()), field.getValue());
        }
        record.close(token);
      }
      case ARRAY -> {
        int token = record.open(path, FlatRecord.START_ARRAY);
        for (JsonNode element : node) {
          add(record, record.tree().element(path), element);
        }
        record.close(token);
      }
      case NULL -> record.addLeaf(path, FlatRecord.NULL, new byte[0], 0, 0);
      case BOOLEAN ->
          record.addLeaf(
              path, node.asBoolean() ? FlatRecord.TRUE : FlatRecord.FALSE, new byte[0], 0, 0);
      case NUMBER -> leaf(record, path, FlatRecord.NUMBER, node.asText());
      default -> leaf(record, path, FlatRecord.STRING, node.asText());
    }
  }

  private static void leaf(FlatRecord record, PathNode path, byte kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    record.addLeaf(path, kind, bytes, 0, bytes.length);
  }
}
