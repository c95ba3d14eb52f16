package dev.titan.wire.bigquery.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A key for {@code localhost} that nobody else has, and a store by which clients trust it. Java's
 * own keytool makes it, anew for each process.
 */
final class LocalCertificate {
  static final String PASSWORD = "changeit";

  private static LocalCertificate made;

  private final Path store;

  private LocalCertificate(Path store) {
    this.store = store;
  }

  /** The one of this process: a client reads its store of trust once. */
  static synchronized LocalCertificate get() {
    if (made == null) {
      made = make();
    }
    return made;
  }

  private static LocalCertificate make() {
    try {
      Path folder = Files.createTempDirectory("titan-wire");
      Path store = folder.resolve("localhost.p12");
      Process keytool =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                      "-genkeypair",
                      "-alias",
                      "localhost",
                      "-keyalg",
                      "EC",
                      "-dname",
                      "CN=localhost",
                      "-ext",
                      "san=dns:localhost,ip:127.0.0.1",
                      "-validity",
                      "30",
                      "-storetype",
                      "PKCS12",
                      "-keystore",
                      store.toString(),
                      "-storepass",
                      PASSWORD))
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool has failed: " + said);
      }
      store.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
      return new LocalCertificate(store);
    } catch (IOException e) {
      throw new UncheckedIOException("keytool does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The store, for {@code javax.net.ssl.trustStore}. */
  Path store() {
    return store;
  }

  KeyManager[] keys() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD.toCharArray());
      return factory.getKeyManagers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java knows no PKCS12", e);
    }
  }
}
