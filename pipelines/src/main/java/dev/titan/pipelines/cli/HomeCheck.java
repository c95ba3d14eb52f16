package dev.titan.pipelines.cli;

import dev.titan.pipelines.ingest.Installation;
import dev.titan.storage.objects.Buckets;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.secrets.Secrets;
import dev.titan.storage.settings.Home;
import dev.titan.storage.warehouse.WarehouseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the home's folder: room, rights and keys. */
final class HomeCheck {
  private static final long LITTLE_SPACE = 1L << 30;
  private static final int SHOWN_PATHS = 5;

  private final Installation installation;
  private final List<Finding> findings = new ArrayList<>();

  HomeCheck(Installation installation) {
    this.installation = installation;
  }

  List<Finding> run() {
    Home home = installation.home();
    findings.add(Finding.ok("home", home + ", format " + Home.FORMAT));
    if (!Buckets.hold(home.folder())) {
      space(home.freeBytes());
      guarded("private", () -> openToOthers(home));
    }
    guarded("secrets", this::keys);
    return findings;
  }

  private void space(long free) {
    String text = String.format(Locale.ROOT, "%.1f GiB free", free / (double) (1 << 30));
    findings.add(
        free >= LITTLE_SPACE
            ? Finding.ok("disk", text)
            : Finding.note("disk", text, "make room before the next ingest"));
  }

  private void openToOthers(Home home) {
    List<Path> open = PrivatePaths.openToOthers(home);
    for (Path path : open.subList(0, Math.min(SHOWN_PATHS, open.size()))) {
      findings.add(
          Finding.failed(
              "private",
              path + " is open to other users",
              "titan doctor --fix, or chmod go= " + path));
    }
    if (open.size() > SHOWN_PATHS) {
      findings.add(
          Finding.failed(
              "private",
              (open.size() - SHOWN_PATHS) + " more files and folders are open to other users",
              "titan doctor --fix"));
    }
    if (open.isEmpty()) {
      findings.add(Finding.ok("private", "only this user may enter the private folders"));
    }
  }

  /**
   * A key that cannot be read would stop the next ingest; one that is missing would be replaced.
   */
  private void keys() {
    Secrets secrets = installation.secrets();
    List<String> tenants = secrets.tenants();
    tenants.forEach(secrets::existingTenantKey);
    findings.add(Finding.ok("secrets", tenants.size() + " tenants have keys for tokens"));
    if (Files.exists(installation.home().warehouse())) {
      for (List<Object> row : new DoctorSql(installation).rows("shared/doctor_tenants.sql")) {
        String tenant = row.get(0).toString();
        if (!tenants.contains(tenant)) {
          findings.add(
              Finding.note(
                  "secrets",
                  "tenant " + tenant + " has entries and no key for tokens",
                  "put "
                      + installation.home().secrets().resolve("tenant-keys").resolve(tenant)
                      + " back from a backup before the next ingest, which would make a new key and"
                      + " so other tokens"));
        }
      }
    }
  }

  private void guarded(String subject, Runnable check) {
    try {
      check.run();
    } catch (StorageException | WarehouseException e) {
      findings.add(Finding.failed(subject, e.getMessage(), "correct it, or restore a backup"));
    }
  }
}
