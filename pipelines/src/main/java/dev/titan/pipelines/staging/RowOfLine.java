package dev.titan.pipelines.staging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.api.services.bigquery.model.TableRow;
import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;

/** A line of JSON as BigQueryIO wants it. Columns without a value are left out. */
final class RowOfLine implements SerializableFunction<KV<String, String>, TableRow> {
  private static final long serialVersionUID = 1L;
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  /** Numbers within JSON keep all their digits. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Override
  public TableRow apply(KV<String, String> line) {
    TableRow row = new TableRow();
    try {
      JSON.readValue(line.getValue(), FIELDS)
          .forEach(
              (name, value) -> {
                if (value != null) {
                  row.set(name, value);
                }
              });
    } catch (JsonProcessingException e) {
      // Without its text, which quotes the row.
      throw new IllegalStateException("a staged row of " + line.getKey() + " is no JSON");
    }
    return row;
  }
}
