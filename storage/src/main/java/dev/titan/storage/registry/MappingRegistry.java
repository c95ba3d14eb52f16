package dev.titan.storage.registry;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.storage.objects.Numbered;
import dev.titan.storage.objects.ObjectStore;
import dev.titan.storage.objects.Sequence;
import dev.titan.storage.objects.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The published mappings. Each lineage of a tenant is a sequence of versions that never change:
 * {@code mappings/<tenant>/<mapping id>/<version>}. The tenant {@code *} holds the shared ones.
 * Only the tenants asked for are read.
 *
 * <p>The highest version is the current one, unless it is retired: {@code retired/<tenant>/<mapping
 * id>/<version>}. A retired version stays readable, and the snapshots that hold it stay what they
 * are; the next version of the lineage is in force again.
 */
public final class MappingRegistry {
  private static final String ROOT = "mappings/";
  private static final String RETIRED = "retired/";

  private final ObjectStore store;

  /** The version of each lineage that was parsed last, by where it is; null to parse each time. */
  private final Map<String, Parsed> parsed;

  public MappingRegistry(ObjectStore store) {
    this(store, null);
  }

  private MappingRegistry(ObjectStore store, Map<String, Parsed> parsed) {
    this.store = store;
    this.parsed = parsed;
  }

  private record Parsed(String text, Published published) {}

  /**
   * The same registry for who asks again and again: files are read each time, but what has not
   * changed in them is not parsed again, which takes most of the time where there are thousands.
   */
  public MappingRegistry remembering() {
    return new MappingRegistry(store, new ConcurrentHashMap<>());
  }

  /**
   * Publishes the next version of a mapping. Publishing the same again changes nothing.
   *
   * @param mapping its version is the latest one plus 1, or 1 for a new lineage
   * @throws RegistryConflictException if another version is current by now, or the lineage has
   *     another schema fingerprint
   * @throws dev.titan.schemas.mapping.MappingException if the mapping is not valid
   */
  public void publish(Mapping mapping) {
    MappingJson.check(mapping);
    Optional<Mapping> latest = latest(mapping.tenant(), mapping.id());
    int base = latest.map(Mapping::version).orElse(0);
    if (latest.isPresent() && sameOrRefuse(latest.get(), mapping)) {
      return;
    }
    byte[] text = MappingJson.print(mapping).getBytes(StandardCharsets.UTF_8);
    boolean based = mapping.version() == base + 1;
    if (!based || !sequence(mapping.tenant(), mapping.id()).append(base, text)) {
      throw new RegistryConflictException(
          named(mapping)
              + " cannot be published as version "
              + mapping.version()
              + ": the registry stands at version "
              + latest(mapping.tenant(), mapping.id()).map(Mapping::version).orElse(0)
              + "; read that version and base the next one on it");
    }
  }

  /**
   * Publishes a mapping as the next version of its lineage, unless the current one says the same.
   *
   * @param mapping whatever its version says
   * @return the version in force
   * @throws RegistryConflictException if somebody else publishes at this moment, or the lineage has
   *     another schema fingerprint
   */
  public Mapping publishNext(Mapping mapping) {
    Optional<Mapping> latest = latest(mapping.tenant(), mapping.id());
    int version = latest.map(Mapping::version).orElse(0);
    if (latest.isPresent()
        && latest.get().equals(mapping.withVersion(version))
        && !isRetired(latest.get())) {
      return latest.get();
    }
    Mapping next = mapping.withVersion(version + 1);
    publish(next);
    return next;
  }

  /**
   * Takes a version out of use: new runs do not read with it. Retiring it again changes nothing.
   *
   * @param version the latest version, as the caller has seen it
   * @param why the reason, for the record
   * @throws RegistryConflictException if it is not the latest version (any more)
   */
  public void retire(String tenant, String id, int version, String why) {
    int latest = latest(tenant, id).map(Mapping::version).orElse(0);
    if (version != latest) {
      throw new RegistryConflictException(
          "version "
              + version
              + " of mapping "
              + id
              + " of tenant "
              + tenant
              + " cannot be retired: the latest version is "
              + latest);
    }
    byte[] note = RegistryJson.bytes(RegistryJson.document().put("why", why));
    store.createIfAbsent(retirement(tenant, id, version), note);
  }

  /** Whether a version of a mapping has been taken out of use. */
  public boolean isRetired(Mapping mapping) {
    return store.read(retirement(mapping.tenant(), mapping.id(), mapping.version())).isPresent();
  }

  /** The latest versions of a tenant's mappings that have been taken out of use, by id. */
  public List<Mapping> retired(String tenant) {
    return store.children(RETIRED + Names.ofTenant(tenant) + "/").stream()
        .flatMap(id -> latest(tenant, id).stream())
        .filter(this::isRetired)
        .toList();
  }

  /** The highest version of a tenant's mapping, in force or retired, or empty. */
  public Optional<Mapping> latest(String tenant, String id) {
    return latestPublished(tenant, id).map(Published::mapping);
  }

  private static String retirement(String tenant, String id, int version) {
    return RETIRED + Names.ofTenant(tenant) + "/" + Names.require(id, "a mapping") + "/" + version;
  }

  /** Whether a mapping is the latest one; refuses a lineage that changes its identity. */
  private static boolean sameOrRefuse(Mapping latest, Mapping mapping) {
    if (!latest.schemaFingerprint().equals(mapping.schemaFingerprint())) {
      throw new RegistryConflictException(
          named(mapping)
              + " has another schema fingerprint than its version "
              + latest.version()
              + ", and so would change the identity of its events: publish it under another id");
    }
    return latest.equals(mapping);
  }

  /**
   * The current version of a tenant's mapping, or empty if there is none in force. Shared ones
   * belong to tenant {@code *}.
   */
  public Optional<Mapping> current(String tenant, String id) {
    return published(tenant, id).map(Published::mapping);
  }

  /** A version of a tenant's mapping, or empty. */
  public Optional<Mapping> get(String tenant, String id, int version) {
    return published(tenant, id, version).map(Published::mapping);
  }

  /** All versions of a tenant's mapping, oldest first. */
  public List<Mapping> history(String tenant, String id) {
    return sequence(tenant, id).history().stream()
        .map(found -> parse(tenant, id, found).mapping())
        .toList();
  }

  /**
   * The current mappings that a tenant's records may be read with, by id: its own, and the shared
   * ones. A mapping of its own hides the shared one of the same id.
   */
  public List<Mapping> current(String tenant) {
    TreeMap<String, Mapping> visible = new TreeMap<>();
    for (String owner : List.of(Mapping.SHARED, tenant)) {
      for (Published own : own(owner, true)) {
        visible.put(own.mapping().id(), own.mapping());
      }
    }
    return List.copyOf(visible.values());
  }

  /**
   * The tenants that have mappings of their own, in order; {@code *} where there are shared ones.
   */
  public List<String> tenants() {
    return store.children(ROOT).stream().map(Names::tenantOf).sorted().toList();
  }

  /**
   * The mappings that some tenants' records are read with, as one immutable whole. It is kept in
   * the registry, so that {@link #snapshot(String)} gives it back for ever.
   */
  public MappingSnapshot snapshot(Collection<String> tenants) {
    List<String> all =
        Stream.concat(Stream.of(Mapping.SHARED), tenants.stream()).distinct().sorted().toList();
    // Most tenants have retired nothing: one look tells, instead of one for each.
    Set<String> retiring = Set.copyOf(store.children(RETIRED));
    // Two threads read files faster than one, and 10,000 tenants have 10,000 of them.
    List<Published> mappings =
        all.parallelStream()
            .flatMap(tenant -> own(tenant, retiring.contains(Names.ofTenant(tenant))).stream())
            .toList();
    MappingSnapshot snapshot = MappingSnapshot.ofPublished(mappings);
    keep(snapshot);
    return snapshot;
  }

  /**
   * Keeps a snapshot that was put together from published mappings, so that {@link
   * #snapshot(String)} gives it back for ever.
   */
  public void keep(MappingSnapshot snapshot) {
    SnapshotFiles.save(store, snapshot);
  }

  /**
   * The snapshot with a hash.
   *
   * @throws dev.titan.storage.objects.StorageException if there is none, or a mapping in it is not
   *     what it was
   */
  public MappingSnapshot snapshot(String hash) {
    return SnapshotFiles.load(store, hash, this::published);
  }

  /**
   * The current mappings of one tenant alone, by id.
   *
   * @param mayHaveRetired whether it may have taken some out of use
   */
  private List<Published> own(String tenant, boolean mayHaveRetired) {
    // One look into a folder that is mostly absent, instead of one for each mapping.
    Set<String> retired =
        mayHaveRetired
            ? Set.copyOf(store.children(RETIRED + Names.ofTenant(tenant) + "/"))
            : Set.of();
    return store.children(ROOT + Names.ofTenant(tenant) + "/").stream()
        .flatMap(id -> latestPublished(tenant, id).stream())
        .filter(own -> !retired.contains(own.mapping().id()) || !isRetired(own.mapping()))
        .toList();
  }

  private Optional<Published> published(String tenant, String id) {
    return latestPublished(tenant, id).filter(found -> !isRetired(found.mapping()));
  }

  private Optional<Published> latestPublished(String tenant, String id) {
    return sequence(tenant, id).current().map(found -> parse(tenant, id, found));
  }

  private Optional<Published> published(String tenant, String id, int version) {
    return sequence(tenant, id).get(version).map(found -> parse(tenant, id, found));
  }

  private Sequence sequence(String tenant, String id) {
    return store.sequence(ROOT + Names.ofTenant(tenant) + "/" + Names.require(id, "a mapping"));
  }

  private Published parse(String tenant, String id, Numbered found) {
    String text = found.text();
    if (parsed == null) {
      return parse(tenant, id, found.number(), text);
    }
    String place = Names.ofTenant(tenant) + "/" + id;
    Parsed before = parsed.get(place);
    if (before == null
        || !before.text.equals(text)
        || before.published.mapping().version() != found.number()) {
      before = new Parsed(text, parse(tenant, id, found.number(), text));
      parsed.put(place, before);
    }
    return before.published;
  }

  private static Published parse(String tenant, String id, long number, String text) {
    String origin = "mapping " + id + " of tenant " + tenant + ", version " + number;
    Mapping mapping = MappingJson.parse(text, origin);
    if (!mapping.tenant().equals(tenant)
        || !mapping.id().equals(id)
        || mapping.version() != number) {
      throw new StorageException(
          origin
              + " holds another mapping or version: it was put there by hand; publish it instead");
    }
    return Published.of(mapping, text);
  }

  private static String named(Mapping mapping) {
    return "mapping " + mapping.id() + " of tenant " + mapping.tenant();
  }
}
