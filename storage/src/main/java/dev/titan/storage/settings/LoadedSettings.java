package dev.titan.storage.settings;

import java.util.List;

/**
 * The settings in force and where each comes from.
 *
 * @param settings the settings
 * @param values each value with its origin, in the order of the records
 * @param secrets resolves references to secrets; the only other way to the environment
 */
public record LoadedSettings(Settings settings, List<SettingValue> values, SecretResolver secrets) {
  public LoadedSettings {
    values = List.copyOf(values);
  }
}
