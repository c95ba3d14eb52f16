package dev.titan.storage.settings;

/**
 * What an input may ask of Titan. Beyond a limit an input, or a record, becomes a dead letter.
 *
 * @param recordBytes the size of one record, in bytes
 * @param nesting how deep objects and lists of JSON may be nested
 * @param expandedBytes what one input may expand to, in bytes
 * @param ratio how many times its size an input may expand to
 * @param zipMembers how many files one archive may hold
 */
public record LimitSettings(
    @Setting(
            fallback = "16777216",
            min = 1 << 10,
            max = 1 << 30,
            text = "A record has at most so many bytes.")
        int recordBytes,
    @Setting(
            fallback = "256",
            min = 1,
            max = 10_000,
            text = "Objects and lists of JSON are nested at most so deep.")
        int nesting,
    @Setting(
            fallback = "68719476736",
            min = 1 << 20,
            text = "One input (gzip, zip, workbook) expands to at most so many bytes.")
        long expandedBytes,
    @Setting(
            fallback = "200",
            min = 1,
            max = 100_000,
            text =
                "One input expands to at most so many times its size, looked at once 64 MiB have"
                    + " come out.")
        int ratio,
    @Setting(
            fallback = "100000",
            min = 1,
            max = 10_000_000,
            text = "An archive holds at most so many files.")
        int zipMembers) {}
