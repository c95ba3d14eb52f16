package dev.titan.pipelines.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan dead-letters export}: the one way to the original bytes. */
@Command(
    name = "export",
    description = {
      "Write dead letters as NDJSON, each with its original bytes in base64 ('payload').",
      "Bytes that are not kept with their letter are read again from the raw object; such letters",
      "come last. All are unmasked: handle the output like the raw files themselves."
    },
    footer = {
      "",
      "Examples:",
      "  titan dead-letters export --tenant acme --output letters.ndjson",
      "  titan dead-letters export --reason RECORD_MALFORMED > letters.ndjson"
    })
final class DeadLettersExportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private DeadLetterOptions wanted;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to a new file that only this user may read (default: stdout).")
  private String file;

  @Override
  public Integer call() throws IOException {
    Output output = common.output();
    DeadLetterExport export = new DeadLetterExport(common.workspace().existing());
    DeadLetterExport.Counts counts =
        file == null ? export.write(wanted.filter(), output.out()) : exportToFile(export);
    output.note(
        counts.letters()
            + " dead letters, unmasked: they may hold personal data, and whoever may not read the"
            + " raw folder must not read them");
    if (counts.withoutBytes() > 0) {
      output.note(
          counts.withoutBytes()
              + " of them come without bytes: they are of whole inputs, too large, or their raw"
              + " object cannot be read again; 'payload_lost' says which");
    }
    return ExitCode.DONE;
  }

  private DeadLetterExport.Counts exportToFile(DeadLetterExport export) throws IOException {
    Path path = Path.of(file);
    OutputStream opened = PrivateFile.create(path);
    boolean done = false;
    try (PrintWriter writer =
        new PrintWriter(new BufferedWriter(new OutputStreamWriter(opened, UTF_8)))) {
      DeadLetterExport.Counts counts = export.write(wanted.filter(), writer);
      if (writer.checkError()) {
        throw new IOException(file + " could not be written to its end; is the disk full?");
      }
      done = true;
      return counts;
    } finally {
      if (!done) {
        Files.deleteIfExists(path); // half of an export looks like a whole one
      }
    }
  }
}
