package dev.titan.schemas.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.docs.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for analysts says what the code does. */
class LedgerDocTest {
  private static final String SCHEMA = "/dev/titan/schemas/sql/duckdb/schema.sql";
  private static final Pattern LEDGER =
      Pattern.compile("CREATE TABLE ledger \\((.*?)\n\\);", Pattern.DOTALL);
  private static final Pattern COLUMN =
      Pattern.compile("^ +(\\w+) ([A-Z]+(?:\\(\\d+, \\d+\\))?)", Pattern.MULTILINE);

  private static final Doc PAGE = Doc.read("ledger.md");

  @Test
  void thePageListsWhatTheGuardDemandsOfEachCategory() {
    List<List<String>> expected =
        Arrays.stream(Category.values())
            .filter(category -> category != Category.UNKNOWN)
            .map(LedgerDocTest::row)
            .toList();
    assertEquals(expected, PAGE.tableUnder("## Categories"));
  }

  @Test
  void thePageDescribesTheColumnsOfTheTable() throws IOException {
    List<List<String>> found =
        PAGE.tableUnder("## Columns").stream().map(row -> List.of(row.get(0), row.get(1))).toList();
    assertEquals(columnsOfTable(), found);
  }

  @Test
  void everyFieldThatAMappingMayFillIsAColumn() throws IOException {
    Set<String> columns =
        columnsOfTable().stream().map(column -> column.get(0)).collect(Collectors.toSet());
    for (Field field : Field.values()) {
      String column = field == Field.UPDATED_AT ? "source_updated_at" : field.column();
      assertTrue(columns.contains(column), column);
    }
  }

  @Test
  void thePageStatesTheLengthsOfTexts() {
    for (List<String> row : PAGE.tableUnder("## Columns")) {
      for (Field field : Field.values()) {
        if (field.column().equals(row.get(0)) && field.maxLength() > 3) {
          String limit = "at most " + field.maxLength() + " bytes";
          assertTrue(row.get(2).contains(limit), row + " must say: " + limit);
        }
      }
    }
  }

  @Test
  void thePageNamesEveryStatusAndKind() {
    assertEquals(
        Arrays.stream(Status.values()).map(Enum::name).toList(),
        PAGE.tableUnder("## Status").stream().map(row -> row.get(0)).toList());
    assertEquals(
        Arrays.stream(Kind.values()).map(Enum::name).toList(),
        PAGE.tableUnder("## Kind").stream().map(row -> row.get(0)).toList());
  }

  /** Name and type of each column, as the warehouse creates them. */
  private static List<List<String>> columnsOfTable() throws IOException {
    try (InputStream in = LedgerDocTest.class.getResourceAsStream(SCHEMA)) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher table = LEDGER.matcher(sql);
      assertTrue(table.find(), SCHEMA + " creates no ledger");
      return COLUMN
          .matcher(table.group(1))
          .results()
          .map(column -> List.of(column.group(1), column.group(2)))
          .toList();
    }
  }

  private static List<String> row(Category category) {
    Category.Rules rules = category.rules();
    return List.of(
        category.name(),
        category.defaultKind().name(),
        rules.need().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        rules.needsTime() ? "yes" : "no",
        words(rules.amountSign()),
        words(rules.quantitySign()),
        Integer.toString(rules.pastDays()),
        Integer.toString(rules.futureDays()),
        rules.personalNames() ? "yes" : "no");
  }

  private static String words(Sign sign) {
    return switch (sign) {
      case ANY -> "any";
      case NOT_NEGATIVE -> "not negative";
    };
  }
}
