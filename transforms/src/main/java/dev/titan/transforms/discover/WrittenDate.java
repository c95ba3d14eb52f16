package dev.titan.transforms.discover;

/**
 * A date or time as the refinery reads it, before it is known which number is the day.
 *
 * @param outline how it is written
 * @param dayFirst the day if the day stands before the month, in days from 1970-01-01, or {@link
 *     #NONE}; the day itself where the order is not open
 * @param monthFirst the day if the month stands before the day, or {@link #NONE}
 * @param dateOnly whether it has no time of day
 * @param languages a bit for each of {@link DateReader#LANGUAGES} in which it can be read
 */
record WrittenDate(
    DateText outline, int dayFirst, int monthFirst, boolean dateOnly, int languages) {
  /** No day of the calendar. */
  static final int NONE = Integer.MIN_VALUE;
}
