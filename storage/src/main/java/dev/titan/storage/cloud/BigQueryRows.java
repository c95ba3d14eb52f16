package dev.titan.storage.cloud;

import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.TableCell;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Takes the rows of an answer, one after the other.
 *
 * @param columns is given the columns before the first row
 * @param rows is given each row: a text or null for each column, times in microseconds since 1970,
 *     bytes in base64
 * @param enough whether no more rows are wanted, asked after each page
 */
public record BigQueryRows(
    Consumer<List<BigQueryColumn>> columns, Consumer<List<String>> rows, BooleanSupplier enough) {
  /** Takes nothing. */
  public static final BigQueryRows NONE = new BigQueryRows(columns -> {}, row -> {}, () -> false);

  void schema(TableSchema schema) {
    List<TableFieldSchema> fields = schema == null ? null : schema.getFields();
    columns.accept(
        fields == null
            ? List.of()
            : fields.stream().map(f -> new BigQueryColumn(f.getName(), f.getType())).toList());
  }

  void page(List<TableRow> page) {
    if (page == null) {
      return;
    }
    for (TableRow row : page) {
      List<String> cells = new ArrayList<>();
      for (TableCell cell : row.getF()) {
        Object value = cell.getV();
        cells.add(value == null || Data.isNull(value) ? null : value.toString());
      }
      rows.accept(cells);
    }
  }
}
