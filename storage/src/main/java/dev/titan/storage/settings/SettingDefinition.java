package dev.titan.storage.settings;

import dev.titan.schemas.settings.Setting;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A setting as declared: what help, reference docs and error messages need to know.
 *
 * @param key its name in {@code titan.properties}: the path through the settings records
 * @param type the Java type of its value
 * @param declared default, bounds and description
 */
public record SettingDefinition(String key, Class<?> type, Setting declared) {
  private static final List<SettingDefinition> ALL = List.copyOf(collect(Settings.class, ""));

  /** All settings, in the order of the records. */
  public static List<SettingDefinition> all() {
    return ALL;
  }

  /** The environment variable that sets it, such as {@code TITAN_COMMIT_MIN_KEYS}. */
  public String variable() {
    String words = key.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace('.', '_');
    return "TITAN_" + words.toUpperCase(Locale.ROOT);
  }

  /** The Java system property that sets it, such as {@code titan.commit.minKeys}. */
  public String property() {
    return "titan." + key;
  }

  /** What values it takes, as words that follow "must be". */
  public String allowed() {
    if (type == Endpoint.class) {
      return Endpoint.ALLOWED;
    }
    if (type == PlainName.class) {
      return PlainName.ALLOWED;
    }
    if (type == BucketFolder.class) {
      return BucketFolder.ALLOWED;
    }
    if (!type.isPrimitive()) {
      return "the path of a folder";
    }
    String number = type == double.class ? "a number" : "a whole number";
    String word = declared.fallback().equals(Setting.PROCESSORS) ? ", or the word processors" : "";
    return number + bounds() + word;
  }

  private String bounds() {
    String max =
        declared.max() == (double) Long.MAX_VALUE ? " or more" : " to " + plain(declared.max());
    return (max.startsWith(" to") ? " from " : ", ") + plain(declared.min()) + max;
  }

  private String plain(double bound) {
    return type == double.class ? Double.toString(bound) : Long.toString((long) bound);
  }

  private static List<SettingDefinition> collect(Class<?> record, String prefix) {
    List<SettingDefinition> found = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      String key = prefix + component.getName();
      if (component.getType().isRecord()) {
        found.addAll(collect(component.getType(), key + "."));
      } else {
        found.add(
            new SettingDefinition(
                key, component.getType(), component.getAnnotation(Setting.class)));
      }
    }
    return found;
  }
}
