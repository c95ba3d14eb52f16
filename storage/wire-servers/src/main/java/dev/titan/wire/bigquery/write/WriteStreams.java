package dev.titan.wire.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.TableFieldSchema;
import com.google.cloud.bigquery.storage.v1.TableSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.rpc.Code;
import dev.titan.wire.bigquery.Column;
import dev.titan.wire.bigquery.SqlEngine;
import dev.titan.wire.bigquery.TableName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All write streams there are. Every table has one more, its default, without an end. */
final class WriteStreams {
  private static final Pattern TABLE =
      Pattern.compile("projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)");
  private static final String DEFAULT = "_default";

  private final Map<String, WrittenStream> streams = new ConcurrentHashMap<>();
  private final SqlEngine engine;

  WriteStreams(SqlEngine engine) {
    this.engine = engine;
  }

  /** The name of a table's stream. */
  String create(String parent, WriteStream.Type type) {
    TableName table = table(parent);
    columns(table);
    String name = parent + "/streams/" + UUID.randomUUID();
    streams.put(name, new WrittenStream(name, table, type, engine));
    return name;
  }

  /** The stream of a name. */
  WrittenStream find(String name) {
    if (name.endsWith("/" + DEFAULT)) {
      TableName table = table(name);
      columns(table);
      return new WrittenStream(name, table, WriteStream.Type.COMMITTED, engine);
    }
    WrittenStream stream = streams.get(name);
    if (stream == null) {
      throw StreamError.of(
          Code.NOT_FOUND,
          StorageErrorCode.STREAM_NOT_FOUND,
          name,
          "Requested entity was not found.");
    }
    return stream;
  }

  /** The columns of a table, which must be there. */
  List<Column> columns(TableName table) {
    return engine
        .columns(table)
        .orElseThrow(
            () ->
                StreamError.of(
                    Code.NOT_FOUND,
                    StorageErrorCode.TABLE_NOT_FOUND,
                    table.path(),
                    "Requested entity was not found."));
  }

  /** What is told of a stream. */
  WriteStream describe(String name) {
    WrittenStream stream = find(name);
    TableSchema.Builder schema = TableSchema.newBuilder();
    for (Column column : columns(stream.table())) {
      schema.addFields(
          TableFieldSchema.newBuilder()
              .setName(column.name())
              .setType(type(column))
              .setMode(
                  column.required()
                      ? TableFieldSchema.Mode.REQUIRED
                      : TableFieldSchema.Mode.NULLABLE));
    }
    return WriteStream.newBuilder()
        .setName(name)
        .setType(stream.type())
        .setTableSchema(schema)
        .build();
  }

  private static TableFieldSchema.Type type(Column column) {
    return column.type().equals("FLOAT64")
        ? TableFieldSchema.Type.DOUBLE
        : TableFieldSchema.Type.valueOf(column.type());
  }

  /** The table that a path names, or begins with. */
  private static TableName table(String path) {
    Matcher matcher = TABLE.matcher(path);
    if (!matcher.lookingAt()) {
      throw StreamError.plain(Code.INVALID_ARGUMENT, "Malformed name: " + path);
    }
    return new TableName(matcher.group(1), matcher.group(2), matcher.group(3));
  }
}
