package dev.titan.pipelines.upkeep;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.pipelines.ingest.Progress;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.Intake;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.TakenInput;
import dev.titan.pipelines.intake.TakenPart;
import dev.titan.pipelines.letters.PrivateFolder;
import dev.titan.pipelines.replay.Originals;
import dev.titan.storage.objects.ContentStore;
import dev.titan.storage.warehouse.DeadLetterFilter;
import dev.titan.storage.warehouse.PersonTraces;
import dev.titan.storage.warehouse.RawObject;
import dev.titan.storage.warehouse.RawSelection;
import dev.titan.transforms.decode.RecordRange;
import dev.titan.transforms.personal.PersonSearch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches all original bytes of a tenant for a person: the ledger tells only of the object that an
 * event's current content came from, and nothing of duplicates, dead and ignored records.
 */
final class PersonFinder {
  private static final int BATCH = 500;
  private static final int WINDOW = 1 << 20;

  /** Longer than any value, so that each lies whole within a window. */
  private static final int OVERLAP = 1 << 12;

  private final Installation installation;
  private final Progress progress;
  private final Set<String> rawIds = new HashSet<>();
  private final Set<String> letterIds = new HashSet<>();
  private long lost;

  PersonFinder(Installation installation, Progress progress) {
    this.installation = installation;
    this.progress = progress;
  }

  /** How many raw objects could not be searched, because their files are missing. */
  long lost() {
    return lost;
  }

  /** Where the person is found. */
  PersonTraces find(String tenant, String token, PersonSearch search) throws IOException {
    letters(tenant, search);
    List<RawObject> objects =
        installation
            .warehouse()
            .rawObjects(new RawSelection(tenant, null, null, null, null, List.of(), null, null))
            .stream()
            .filter(RawObject::available)
            .toList();
    progress.stage("searching", objects.stream().mapToLong(RawObject::bytes).sum());
    long done = 0;
    for (int from = 0; from < objects.size(); from += BATCH) {
      List<RawObject> batch = objects.subList(from, Math.min(from + BATCH, objects.size()));
      search(batch, search);
      done += batch.stream().mapToLong(RawObject::bytes).sum();
      progress.done(done, 0);
    }
    return new PersonTraces(tenant, token, rawIds, letterIds);
  }

  private void letters(String tenant, PersonSearch search) {
    DeadLetterFilter ofTenant =
        new DeadLetterFilter(List.of(), tenant, null, null, null, null, null, null, null);
    installation
        .warehouse()
        .exportDeadLetters(
            ofTenant,
            letter -> {
              if (letter.payload() != null) {
                byte[] bytes = Base64.getDecoder().decode(letter.payload());
                if (search.isIn(bytes, 0, bytes.length)) {
                  letterIds.add(letter.id());
                }
              }
            });
  }

  private void search(List<RawObject> batch, PersonSearch search) throws IOException {
    ContentStore raw = ContentStore.open(installation.home().raw());
    List<RawObject> present = new ArrayList<>();
    for (RawObject object : batch) {
      if (object.stored() == null || raw.contains(object.stored())) {
        present.add(object);
      } else {
        lost++;
      }
    }
    IntakeSettings settings = IntakeSettings.of(installation.settings());
    try (PrivateFolder folder = PrivateFolder.in(installation.home())) {
      List<InputFile> files =
          new Originals(installation.warehouse(), raw, folder.path().resolve("originals"))
              .files(present);
      List<TakenInput> taken = new Intake(null, folder.path(), settings).take(files, size -> {});
      for (int i = 0; i < present.size(); i++) {
        if (isIn(taken.get(i), search)) {
          rawIds.add(present.get(i).rawId());
        }
      }
    }
  }

  /** What could not be expanded or cut to its end is searched as it came, too. */
  private static boolean isIn(TakenInput input, PersonSearch search) throws IOException {
    for (TakenPart part : input.parts()) {
      if (!part.ranges().isEmpty()) {
        RecordRange first = part.ranges().get(0);
        RecordRange last = part.ranges().get(part.ranges().size() - 1);
        long length = last.offset() + last.length() - first.offset();
        if (isIn(part.file(), first.offset(), length, search)) {
          return true;
        }
      }
    }
    Path original = input.file().path();
    return (input.parts().isEmpty() || !input.failures().isEmpty())
        && isIn(original, 0, Files.size(original), search);
  }

  private static boolean isIn(Path file, long offset, long length, PersonSearch search)
      throws IOException {
    byte[] window = new byte[(int) Math.min(WINDOW, length)];
    int kept = 0;
    long left = length;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(offset);
      while (left > 0) {
        int read = in.readNBytes(window, kept, (int) Math.min(window.length - kept, left));
        if (read == 0) {
          return false;
        }
        left -= read;
        int end = kept + read;
        if (search.isIn(window, 0, end)) {
          return true;
        }
        kept = Math.min(OVERLAP, end / 2);
        System.arraycopy(window, end - kept, window, 0, kept);
      }
    }
    return false;
  }
}
