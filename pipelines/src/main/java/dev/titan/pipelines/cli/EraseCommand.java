package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.upkeep.ErasePerson;
import dev.titan.pipelines.upkeep.EraseTenant;
import dev.titan.pipelines.upkeep.ErasureReport;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.PersonalType;
import dev.titan.storage.settings.Environment;
import dev.titan.transforms.personal.PersonSearch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan erase}. */
@Command(
    name = "erase",
    description = {
      "Remove a tenant, or a person of a tenant, for good: ledger, sums, dead letters, original bytes,",
      "and of a tenant also its mappings, settings, runs and token key. There is no way back.",
      "Of a person, files that hold their data lose their bytes as a whole: entries of others stay,",
      "but cannot be replayed any more. Backups are not touched. Who erased what and when is kept in",
      "erasures.ndjson in the home, without personal data."
    },
    footer = {
      "",
      "Examples:",
      "  titan erase --tenant acme --dry-run",
      "  titan erase --tenant acme --yes",
      "  titan erase --tenant acme --person-token tok_phone_abcdefghijklmnopqrstuvwxyz --yes",
      "  titan erase --tenant acme --person value.txt --type email --yes"
    })
final class EraseCommand implements Callable<Integer> {
  private static final int LONGEST_VALUE = 1_024;

  @Mixin private CommonOptions common;

  @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "Whose data.")
  private String tenant;

  @Option(
      names = "--person-token",
      paramLabel = "TOKEN",
      description = "Only the person for whom this token stands in the ledger.")
  private String token;

  @Option(
      names = "--person",
      paramLabel = "FILE",
      description = {
        "Only the person with the value in this file (- for standard input), with --type.",
        "Values are never given as options, which other users can see."
      })
  private String valueFile;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "What kind of value that is: ${COMPLETION-CANDIDATES}.")
  private PersonalType type;

  @Option(names = "--yes", description = "Needed, unless it is a dry run.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only tell what would be removed.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Installation installation = common.workspace().existing();
    ErasureReport report =
        token == null && valueFile == null
            ? new EraseTenant(installation, tenant, user()).run(dryRun)
            : erasePerson(installation);
    print(common.output(), report);
    return ExitCode.DONE;
  }

  private void checkOptions() {
    if (!Mapping.isName(tenant)) {
      throw new UsageException("--tenant is no name of a tenant");
    }
    if (token != null && valueFile != null) {
      throw new UsageException("give --person-token or --person, not both");
    }
    if ((valueFile == null) != (type == null)) {
      throw new UsageException("--person and --type belong together");
    }
    if (token != null && PersonSearch.typeOf(token).isEmpty()) {
      throw new UsageException(
          "--person-token is no token; tokens look like tok_email_ and 26 letters and digits");
    }
    if (yes == dryRun) {
      throw new UsageException(
          yes
              ? "give --yes or --dry-run, not both"
              : "this cannot be taken back: see first what goes with --dry-run; then add --yes");
    }
  }

  private ErasureReport erasePerson(Installation installation) throws IOException {
    ErasePerson erasure = new ErasePerson(installation, tenant, user());
    String person = token == null ? erasure.tokenOf(type, value()) : token;
    return common.withProgress(progress -> erasure.run(person, dryRun, progress));
  }

  private String value() throws IOException {
    String value = TextFile.read(valueFile).strip();
    if (value.isEmpty() || value.length() > LONGEST_VALUE || value.lines().count() > 1) {
      throw new UsageException(
          "--person must name a file with one value in one line of 1 to "
              + LONGEST_VALUE
              + " characters");
    }
    return value;
  }

  private static String user() {
    return Environment.ofProcess().user();
  }

  private static void print(Output output, ErasureReport report) {
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("tenant", report.tenant());
      json.put("what", report.what());
      json.putAll(report.counts());
      json.put("dry_run", report.dryRun());
      output.object(json);
    } else {
      Table table = new Table("place", "number");
      report.counts().forEach((place, number) -> table.row(place, number));
      output.table(table);
      output.line(
          report.dryRun()
              ? "nothing was removed"
              : "the "
                  + report.what()
                  + " is erased from this home; erasures.ndjson in it says so");
    }
    notes(output, report);
  }

  private static void notes(Output output, ErasureReport report) {
    if (report.counts().getOrDefault("entries_of_others", 0L) > 0) {
      output.note("entries_of_others stay; they cannot be replayed without the original bytes");
    }
    if (report.counts().getOrDefault("raw_objects_not_searched", 0L) > 0) {
      output.note(
          "some raw objects could not be searched, because their files are missing; see titan doctor");
    }
    output.note(
        "backups and exports are not touched: remove what they hold yourself, and see that it is not"
            + " delivered again");
  }
}
