package dev.titan.storage.settings;

/**
 * A setting in force, for people who ask where a value comes from.
 *
 * @param definition the setting
 * @param text its value, as a source would write it
 * @param origin where the value stands; {@code default} if no source gave one
 */
public record SettingValue(SettingDefinition definition, String text, String origin) {}
