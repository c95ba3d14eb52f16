package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Status;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tab-separated files agree with each other and with the code: a slip in one is no silence. */
class KnowledgeFilesTest {
  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toSet());

  @Test
  void everyCategoryHasEvidence() {
    Set<String> described = new TreeSet<>();
    TsvResource.rows("categories.tsv").forEach(row -> described.add(row[0]));
    for (Category category : Category.values()) {
      assertTrue(described.contains(category.name()), category.name());
    }
  }

  @Test
  void evidenceNamesRolesThatExist() {
    for (String[] row : TsvResource.rows("categories.tsv")) {
      if (row[1].equals("role")) {
        Set<String> named = new TreeSet<>(TsvResource.weights(row[2]).keySet());
        named.removeAll(Set.of("FOREIGN_ORDER", "SIGNED_AMOUNT", "TENDER_COLUMNS", "SIDE_COLUMN"));
        named.removeAll(ROLES);
        assertEquals(Set.of(), named, row[0]);
      }
    }
  }

  @Test
  void everyRoleHasAName() {
    Set<String> named = new TreeSet<>();
    TsvResource.rows("roles.tsv").forEach(row -> named.add(row[0]));
    assertEquals(new TreeSet<>(ROLES), named);
  }

  @Test
  void valuesMeanStatusesAndCategories() {
    Set<String> statuses =
        Arrays.stream(Status.values()).map(Status::name).collect(Collectors.toSet());
    statuses.add(ValueWords.DRAFT);
    for (String[] row : TsvResource.rows("values.tsv")) {
      if (row[0].equals("side")) {
        assertTrue(Set.of("OUT", "IN").contains(row[1]), row[1]);
      } else if (row[0].equals("category")) {
        assertTrue(Category.valueOf(row[1]) != Category.UNKNOWN);
      } else {
        assertTrue(statuses.contains(row[1]), row[1]);
      }
    }
  }
}
