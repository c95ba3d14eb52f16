package dev.titan.pipelines.ingest;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.storage.backup.HomeBackup;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.Leases;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.registry.LocationRegistry;
import dev.titan.storage.registry.MappingRegistry;
import dev.titan.storage.registry.ProposalRegistry;
import dev.titan.storage.registry.RetentionRegistry;
import dev.titan.storage.registry.RuleRegistry;
import dev.titan.storage.registry.TenantEntries;
import dev.titan.storage.runs.ReceiptClock;
import dev.titan.storage.runs.Runs;
import dev.titan.storage.secrets.Secrets;
import dev.titan.storage.settings.Home;
import dev.titan.storage.settings.Settings;
import dev.titan.storage.warehouse.BigQueryUpkeep;
import dev.titan.storage.warehouse.BigQueryWarehouse;
import dev.titan.storage.warehouse.CommitProbe;
import dev.titan.storage.warehouse.DuckDbSettings;
import dev.titan.storage.warehouse.DuckDbUpkeep;
import dev.titan.storage.warehouse.DuckDbWarehouse;
import dev.titan.storage.warehouse.Warehouse;
import dev.titan.storage.warehouse.WarehouseUpkeep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** An installation: its settings, everything that lies in its home, and its warehouse. */
public final class Installation {
  private final Settings settings;
  private final Home home;
  private final ObjectStore registry;
  private final InstantSource clock;

  private Installation(Settings settings, Home home, InstantSource clock) {
    this.settings = settings;
    this.home = home;
    this.registry = ObjectStore.at(home.registry(), Access.SHARED);
    this.clock = clock;
  }

  /** Opens an installation, making its home if it is absent. */
  public static Installation open(Settings settings, InstantSource clock) {
    return new Installation(settings, Home.open(settings.home()), clock);
  }

  public Settings settings() {
    return settings;
  }

  public Home home() {
    return home;
  }

  public Runs runs() {
    return Runs.open(home.runs(), clock)
        .withPatience(Duration.ofSeconds(settings.warehouse().lockWaitSeconds()));
  }

  /** The clock of receipts, which never goes back. */
  public ReceiptClock receiptClock() {
    return ReceiptClock.open(home.receiptClock(), clock);
  }

  public MappingRegistry mappings() {
    return new MappingRegistry(registry);
  }

  public ProposalRegistry proposals() {
    return new ProposalRegistry(registry, mappings(), clock);
  }

  public LocationRegistry locations() {
    return new LocationRegistry(registry);
  }

  public RuleRegistry rules() {
    return new RuleRegistry(registry);
  }

  public RetentionRegistry retention() {
    return new RetentionRegistry(registry);
  }

  /** All that the registry holds of a tenant. */
  public TenantEntries entriesOf(String tenant) {
    return new TenantEntries(registry, tenant);
  }

  public Secrets secrets() {
    return Secrets.open(home.secrets());
  }

  /** The machine's clock. */
  public InstantSource clock() {
    return clock;
  }

  /** Leases on works that one process should do at a time. */
  public Leases leases() {
    return new Leases(registry, clock);
  }

  /** What takes things out of the warehouse for good. */
  public WarehouseUpkeep upkeep() {
    if (inBigQuery()) {
      return cloud(() -> BigQueryUpkeep.at(settings.bigquery()));
    }
    return DuckDbUpkeep.at(
        duckDb(), point -> RunProbe.reached(RunProbe.Point.valueOf(point.name())));
  }

  /**
   * Backups of this installation.
   *
   * @throws UsageException if the warehouse is in BigQuery, which no backup of a home holds
   */
  public HomeBackup backup() {
    if (inBigQuery()) {
      throw new UsageException(
          "a backup does not hold a warehouse in BigQuery: make snapshots of its tables there; unset"
              + " bigquery.project to back up this home with the warehouse in it");
    }
    return new HomeBackup(home, upkeep(), runs(), clock);
  }

  private DuckDbSettings duckDb() {
    return new DuckDbSettings(home.warehouse(), settings.warehouse());
  }

  /** Whether the settings name a project of BigQuery, which then is the warehouse. */
  public boolean inBigQuery() {
    return settings.bigquery().project().text().isPresent();
  }

  /** Only here are classes of the cloud loaded: most runs have none on their class path. */
  private static <T> T cloud(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (NoClassDefFoundError e) {
      throw new UsageException(
          "the Google Cloud libraries are not on the class path: set TITAN_CLOUD=1 and start Titan"
              + " by scripts/titan");
    }
  }

  /** The warehouse; nothing of it is kept open. */
  public Warehouse warehouse() {
    if (inBigQuery()) {
      return cloud(() -> BigQueryWarehouse.at(settings.bigquery(), settings.commit()));
    }
    return DuckDbWarehouse.at(duckDb(), settings.commit())
        .withProbe(
            point -> {
              if (point == CommitProbe.Point.INSIDE_TRANSACTION) {
                RunProbe.reached(RunProbe.Point.INSIDE_TRANSACTION);
              }
            });
  }
}
