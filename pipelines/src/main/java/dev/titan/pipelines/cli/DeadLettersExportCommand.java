package dev.titan.pipelines.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.titan.storage.warehouse.DeadLetterRow;
import dev.titan.storage.warehouse.Warehouse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code titan dead-letters export}: the one way to the original bytes. */
@Command(
    name = "export",
    description = {
      "Write dead letters as NDJSON, each with its original bytes in base64 ('payload').",
      "They are unmasked: handle the output like the raw files themselves."
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
    Warehouse warehouse = common.workspace().existing().warehouse();
    Exported exported = file == null ? export(warehouse, output.out()) : exportToFile(warehouse);
    output.note(exported.letters + " dead letters, unmasked: they may hold personal data");
    if (exported.withoutBytes > 0) {
      output.note(
          exported.withoutBytes
              + " of them have no bytes of their own (held, or very large): they stand in the raw"
              + " object, at their ordinal");
    }
    return ExitCode.DONE;
  }

  /** How many letters were written. */
  private static final class Exported {
    private long letters;
    private long withoutBytes;
  }

  private Exported exportToFile(Warehouse warehouse) throws IOException {
    Path path = Path.of(file);
    OutputStream opened = PrivateFile.create(path);
    boolean done = false;
    try (PrintWriter writer =
        new PrintWriter(new BufferedWriter(new OutputStreamWriter(opened, UTF_8)))) {
      Exported exported = export(warehouse, writer);
      if (writer.checkError()) {
        throw new IOException(file + " could not be written to its end; is the disk full?");
      }
      done = true;
      return exported;
    } finally {
      if (!done) {
        Files.deleteIfExists(path); // half of an export looks like a whole one
      }
    }
  }

  private Exported export(Warehouse warehouse, PrintWriter writer) {
    Exported exported = new Exported();
    warehouse.exportDeadLetters(
        wanted.filter(),
        letter -> {
          writer.println(line(letter));
          exported.letters++;
          exported.withoutBytes += letter.payload() == null ? 1 : 0;
        });
    return exported;
  }

  private static String line(DeadLetterRow letter) {
    Map<String, Object> json = DeadLetterJson.of(letter);
    json.put("payload", letter.payload());
    return Output.jsonText(json);
  }
}
