package dev.titan.pipelines.ingest;

import dev.titan.pipelines.discover.SchemaDiscovery;
import dev.titan.pipelines.intake.InputFile;
import dev.titan.pipelines.intake.IntakeSettings;
import dev.titan.pipelines.intake.UsageException;
import dev.titan.pipelines.plan.RunPlan;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.schemas.place.Location;
import dev.titan.storage.registry.LocationRegistry;
import dev.titan.storage.registry.MappingSnapshot;
import dev.titan.storage.registry.ProposalRegistry;
import dev.titan.storage.registry.TenantRule;
import dev.titan.transforms.discover.Proposal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the records of a run are read with: what the registry holds, and what discovery adds. */
public final class Configuration {
  private final Installation installation;
  private final Map<String, Location> places = new LinkedHashMap<>();

  /** All locations of a tenant, once they were needed. */
  private final Map<String, List<Location>> registered = new TreeMap<>();

  private final Map<String, List<Mapping>> mappings = new TreeMap<>();
  private final Map<String, List<TenantRule>> rules = new TreeMap<>();
  private final Map<String, List<Mapping>> retired = new HashMap<>();
  private final List<Mapping> adopted = new ArrayList<>();
  private final List<SchemaDiscovery.Found> refused = new ArrayList<>();

  /** The hash of the snapshot that all mappings are of; null if they were gathered. */
  private String pinnedTo;

  private Configuration(Installation installation) {
    this.installation = installation;
  }

  /**
   * What the registry holds for a request; sets its locations where it gives a zone or currency.
   */
  public static Configuration prepare(Installation installation, IngestRequest request) {
    return gather(installation, request, installation.mappings()::current);
  }

  /** What the registry holds for some inputs, with the mappings of a snapshot. */
  public static Configuration pinned(
      Installation installation, List<InputFile> files, MappingSnapshot snapshot) {
    Configuration configuration =
        gather(installation, IngestRequest.asKnown(files, true), snapshot::visibleTo);
    configuration.pinnedTo = snapshot.hash();
    return configuration;
  }

  private static Configuration gather(
      Installation installation, IngestRequest request, Function<String, List<Mapping>> current) {
    Configuration configuration = new Configuration(installation);
    for (InputFile file : request.files()) {
      configuration.places.computeIfAbsent(key(file), key -> configuration.place(file, request));
      configuration.mappings.computeIfAbsent(
          file.tenant(), tenant -> new ArrayList<>(current.apply(tenant)));
      configuration.rules.computeIfAbsent(
          file.tenant(), tenant -> installation.rules().current(tenant).rules());
    }
    configuration.rules.values().removeIf(List::isEmpty);
    return configuration;
  }

  private Location place(InputFile file, IngestRequest request) {
    LocationRegistry registry = installation.locations();
    Location known =
        registry
            .get(file.tenant(), file.location())
            .orElse(new Location(file.tenant(), file.location(), ZoneOffset.UTC, null));
    if (request.zone() == null && request.currency() == null) {
      return known;
    }
    String zone = request.zone() == null ? known.zone().getId() : request.zone();
    String currency = request.currency() == null ? known.currency() : request.currency();
    return request.dryRun()
        ? LocationRegistry.check(file.tenant(), file.location(), zone, currency)
        : registry.set(file.tenant(), file.location(), zone, currency);
  }

  private static String key(InputFile file) {
    return file.tenant() + "/" + file.location();
  }

  /** A discovery of what these mappings do not read. */
  SchemaDiscovery discovery(IntakeSettings settings) {
    return new SchemaDiscovery(
        settings.limits(),
        installation.settings().discovery().sampleRecords(),
        mappings::get,
        file -> places.get(key(file)));
  }

  /**
   * What was found, but none of it accepted that a person has taken out of use: only a person
   * brings that back.
   */
  List<SchemaDiscovery.Found> withoutRetired(List<SchemaDiscovery.Found> found) {
    return found.stream().map(this::unlessRetired).toList();
  }

  private SchemaDiscovery.Found unlessRetired(SchemaDiscovery.Found schema) {
    Proposal proposal = schema.proposal();
    if (!proposal.accepted()) {
      return schema;
    }
    String fingerprint = proposal.mapping().schemaFingerprint();
    for (Mapping mapping : retired(schema.file().tenant())) {
      if (mapping.schemaFingerprint().equals(fingerprint)) {
        Proposal held =
            proposal.held(
                proposal.mapping().withId(mapping.id()),
                "mapping " + mapping.id() + " of this schema was retired");
        return new SchemaDiscovery.Found(schema.file(), schema.part(), schema.sample(), held);
      }
    }
    return schema;
  }

  private List<Mapping> retired(String tenant) {
    return retired.computeIfAbsent(tenant, installation.mappings()::retired);
  }

  /** Takes in what discovery is sure of, and keeps what it is not sure of for a person. */
  void adopt(List<SchemaDiscovery.Found> found) {
    adopt(found, true);
  }

  /**
   * Keeps what was found.
   *
   * @param takesIn whether what discovery is sure of is taken in; else it waits for a person too
   */
  void adopt(List<SchemaDiscovery.Found> found, boolean takesIn) {
    for (SchemaDiscovery.Found schema : found) {
      Proposal proposal = schema.proposal();
      if (takesIn && proposal.accepted()) {
        List<Mapping> known = mappings.get(schema.file().tenant());
        List<Mapping> taken = new ArrayList<>(known);
        taken.addAll(retired(schema.file().tenant()));
        Mapping mapping = withFreeId(proposal.mapping(), taken);
        known.add(mapping);
        adopted.add(mapping);
      } else if (proposal.mapping() != null) {
        refused.add(schema);
      }
    }
  }

  /** One source may have two schemas of one category: then the second gets a number. */
  private static Mapping withFreeId(Mapping mapping, List<Mapping> known) {
    String id = mapping.id();
    for (int n = 2; isTaken(id, known); n++) {
      id = mapping.id() + "-" + n;
    }
    return id.equals(mapping.id()) ? mapping : mapping.withId(id);
  }

  private static boolean isTaken(String id, List<Mapping> known) {
    return known.stream().anyMatch(mapping -> mapping.id().equals(id));
  }

  /** Publishes what was adopted, and saves the proposals that wait for a person. */
  void publish() {
    for (Mapping mapping : adopted) {
      installation.mappings().publish(mapping);
    }
    ProposalRegistry proposals = installation.proposals();
    for (SchemaDiscovery.Found schema : refused) {
      String why = String.join("; ", schema.proposal().why());
      proposals.save(
          schema.file().tenant(),
          MappingJson.print(schema.proposal().mapping()),
          Map.of("why", why.length() <= 1000 ? why : why.substring(0, 1000)));
    }
    keepSnapshot();
  }

  /** Keeps the set of mappings that the records are read with. */
  public void keepSnapshot() {
    installation.mappings().keep(MappingSnapshot.of(all()));
  }

  /**
   * Reads with the mappings of a snapshot instead of those of today.
   *
   * @throws UsageException if it holds none for one of the tenants
   */
  public void readWith(MappingSnapshot snapshot) {
    mappings.replaceAll((tenant, today) -> ofSnapshot(snapshot, tenant));
  }

  private static List<Mapping> ofSnapshot(MappingSnapshot snapshot, String tenant) {
    List<Mapping> visible = snapshot.visibleTo(tenant);
    if (visible.isEmpty()) {
      throw new UsageException(
          "mapping snapshot "
              + snapshot.hash()
              + " holds no mapping for tenant "
              + tenant
              + "; name another snapshot, or narrow to its tenants with --tenant");
    }
    return visible;
  }

  /** The names of what was adopted, as {@code tenant/id}. */
  List<String> discovered() {
    return adopted.stream().map(mapping -> mapping.tenant() + "/" + mapping.id()).toList();
  }

  /** Everything, fixed for the plan. */
  public RunPlan.Config pinned() {
    List<Mapping> all = all();
    return new RunPlan.Config(
        pinnedTo == null ? MappingSnapshot.of(all).hash() : pinnedTo,
        all,
        List.copyOf(pinnedPlaces().values()),
        rules);
  }

  private List<Mapping> all() {
    Map<String, Mapping> all = new LinkedHashMap<>(); // shared ones are visible to many tenants
    for (List<Mapping> ofTenant : mappings.values()) {
      for (Mapping mapping : ofTenant) {
        all.putIfAbsent(mapping.tenant() + "/" + mapping.id(), mapping);
      }
    }
    return List.copyOf(all.values());
  }

  /**
   * The locations of the inputs, and all others of a tenant if one of its mappings reads the
   * location from the record: then its zone and currency are those of the location that it names.
   */
  private Map<String, Location> pinnedPlaces() {
    Map<String, Location> pinned = new LinkedHashMap<>(places);
    mappings.forEach(
        (tenant, ofTenant) -> {
          if (ofTenant.stream().anyMatch(Configuration::readsLocation)) {
            for (Location place :
                registered.computeIfAbsent(tenant, installation.locations()::list)) {
              pinned.putIfAbsent(tenant + "/" + place.id(), place);
            }
          }
        });
    return pinned;
  }

  private static boolean readsLocation(Mapping mapping) {
    return mapping.variants().stream().anyMatch(v -> v.fields().containsKey(Field.LOCATION_ID));
  }
}
