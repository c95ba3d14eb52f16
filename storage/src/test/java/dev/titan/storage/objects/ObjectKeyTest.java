package dev.titan.storage.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a/b", "mappings/acme/pos.orders/00000001", "_shared/x", "A-1_2.json"})
  void takesPlainKeys(String key) {
    assertEquals(key, ObjectKey.require(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "a/./b",
        ".hidden",
        "a/.tmp",
        "a\\b",
        "C:x",
        "a b",
        "a\u0000b",
        "a\nb",
        "é",
        "a*",
        "-a",
        "a+b",
        "~a"
      })
  void refusesWhatCouldLeaveTheStore(String key) {
    assertThrows(IllegalArgumentException.class, () -> ObjectKey.require(key));
  }

  @Test
  void boundsLengths() {
    assertTrue(ObjectKey.isKey("a".repeat(120)));
    assertFalse(ObjectKey.isKey("a".repeat(121)));
    assertFalse(ObjectKey.isKey("a/".repeat(500) + "a"));
    assertFalse(ObjectKey.isKey(null));
  }

  @Test
  void anErrorNamesTheKeyWithoutControlCharacters() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ObjectKey.require("a\u001b[2Jb"));
    assertTrue(e.getMessage().contains("'a?[2Jb'"), e.getMessage());
  }

  @Test
  void aPrefixIsEmptyOrEndsWithASlash() {
    assertEquals("", ObjectKey.requirePrefix(""));
    assertEquals("a/b/", ObjectKey.requirePrefix("a/b/"));
    assertThrows(IllegalArgumentException.class, () -> ObjectKey.requirePrefix("a/b"));
    assertThrows(IllegalArgumentException.class, () -> ObjectKey.requirePrefix("../"));
  }
}
