package dev.titan.storage.settings;

/**
 * A value as a source gives it.
 *
 * @param text the value, without surrounding space
 * @param origin where it stands, in words for an error message
 */
record GivenValue(String text, String origin) {}
