package dev.titan.storage.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.storage.objects.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void aTenantHasOneKeyForEver() {
    byte[] key = open().tenantKey("acme").bytes();
    assertEquals(32, key.length);
    assertFalse(Arrays.equals(new byte[32], key));
    assertArrayEquals(key, open().tenantKey("acme").bytes());
    assertFalse(Arrays.equals(key, open().tenantKey("Acme").bytes()));
  }

  @Test
  void allWhoAskAtOnceGetTheSameKey() {
    List<String> keys =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> HexFormat.of().formatHex(open().tenantKey("acme").bytes()))
            .distinct()
            .toList();
    assertEquals(1, keys.size());
  }

  @Test
  void manyAreMadeAtOnceAndNoneAnew() throws IOException {
    byte[] key = open().tenantKey("acme").bytes();
    Set<String> tenants =
        IntStream.range(0, 300)
            .mapToObj(i -> "t" + i)
            .collect(Collectors.toCollection(TreeSet::new));
    tenants.add("acme");
    open().makeTenantKeys(tenants);
    assertArrayEquals(key, open().tenantKey("acme").bytes());
    List<String> keys;
    try (Stream<Path> files = Files.list(folder.resolve("secrets/tenant-keys"))) {
      keys = files.map(SecretsTest::text).distinct().toList();
    }
    assertEquals(301, keys.size());
    open().makeTenantKeys(tenants);
    assertTrue(keys.contains(text(folder.resolve("secrets/tenant-keys/t7"))));
    try (Stream<Path> left = Files.list(folder.resolve("secrets/.tmp"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    open().tenantKey("acme");
    Path file = folder.resolve("secrets/tenant-keys/acme");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws IOException {
    open();
    Files.setPosixFilePermissions(
        folder.resolve("secrets"), PosixFilePermissions.fromString("rwxr-x---"));
    StorageException e = assertThrows(StorageException.class, this::open);
    assertTrue(e.getMessage().contains("chmod go="), e.getMessage());
  }

  @Test
  void aKeyShowsItselfToNobody() {
    TenantKey key = open().tenantKey("acme");
    assertEquals("TenantKey[acme, hidden]", key.toString());
    key.bytes()[0]++;
    assertArrayEquals(open().tenantKey("acme").bytes(), key.bytes());
  }

  @Test
  void aDamagedKeyIsNeverReplacedNorRepeated() throws IOException {
    open().tenantKey("acme");
    Path file = folder.resolve("secrets/tenant-keys/acme");
    Files.writeString(file, "0123456789");
    StorageException e = assertThrows(StorageException.class, () -> open().tenantKey("acme"));
    assertTrue(e.getMessage().contains("restore the file"), e.getMessage());
    assertFalse(e.getMessage().contains("0123456789"), e.getMessage());
    assertEquals("0123456789", Files.readString(file));
  }

  @Test
  void onlyASingleTenantHasAKey() {
    assertThrows(IllegalArgumentException.class, () -> open().tenantKey("*"));
    assertThrows(IllegalArgumentException.class, () -> open().tenantKey("../x"));
  }

  private Secrets open() {
    return Secrets.open(folder.resolve("secrets"));
  }
}
