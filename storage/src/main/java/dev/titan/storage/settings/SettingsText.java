package dev.titan.storage.settings;

import dev.titan.storage.objects.PathText;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Settings as texts by key, on their way to another process that must work with the same. */
public final class SettingsText {
  private SettingsText() {}

  /** All settings as a source would write them, such as {@code stream.settleMillis=2000}. */
  public static Map<String, String> write(Settings settings) {
    Map<String, String> texts = new TreeMap<>();
    write(settings, "", texts);
    return texts;
  }

  /**
   * The settings that were written.
   *
   * @throws SettingsException if they are not of this version
   */
  public static Settings read(Map<String, String> texts) {
    Environment nothing = Environment.of(Map.of(), Map.of(), Path.of("").toAbsolutePath());
    return SettingsLoader.load(nothing, texts).settings();
  }

  private static void write(Object part, String prefix, Map<String, String> texts) {
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      String key = prefix + component.getName();
      Object value = value(part, component);
      if (component.getType().isRecord()) {
        write(value, key + ".", texts);
      } else {
        texts.put(key, value instanceof Path path ? PathText.of(path) : value.toString());
      }
    }
  }

  private static Object value(Object part, RecordComponent component) {
    try {
      return component.getAccessor().invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings records must be public", e);
    }
  }
}
