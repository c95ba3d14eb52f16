package dev.titan.storage.settings;

import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.secrets.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Resolves references to secrets: settings and files name where a secret is, never the secret.
 *
 * <ul>
 *   <li>{@code env:NAME}: an environment variable. {@code TITAN_SECRET_*} are free for this use.
 *   <li>{@code file:PATH}: the content of a file without its last line end; a relative path starts
 *       at the home. The file must be closed to other users.
 * </ul>
 */
public final class SecretResolver {
  private static final int MAX_BYTES = 64 << 10;

  private final Environment environment;
  private final Path home;

  SecretResolver(Environment environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * The secret that a reference names.
   *
   * @throws SettingsException if it is no reference, or names nothing; the message never contains
   *     the text given, which may be a secret put there by mistake
   */
  public Secret resolve(String reference) {
    if (reference.startsWith("env:")) {
      return variable(reference.substring("env:".length()));
    }
    if (reference.startsWith("file:")) {
      return file(reference.substring("file:".length()));
    }
    throw new SettingsException(
        "a secret is given by reference, as env:NAME or file:PATH; this is neither");
  }

  private Secret variable(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,199}")) {
      throw new SettingsException("env: must be followed by the name of an environment variable");
    }
    String value = environment.variables().get(name);
    if (value == null || value.isEmpty()) {
      throw new SettingsException(
          "the secret env:" + name + " is not there: set the environment variable " + name);
    }
    return new Secret(value);
  }

  private Secret file(String path) {
    Path file;
    try {
      file = home.resolve(path);
    } catch (InvalidPathException e) {
      throw new SettingsException("file: must be followed by the path of a file", e);
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        throw new SettingsException(
            "the secret file " + file + " must be a file of at most " + MAX_BYTES + " bytes");
      }
      Access.requireOwnerOnly(file);
      String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
      if (text.isEmpty()) {
        throw new SettingsException("the secret file " + file + " is empty");
      }
      return new Secret(text);
    } catch (IOException e) {
      throw StorageException.cannot("read the secret file", file, e);
    }
  }
}
