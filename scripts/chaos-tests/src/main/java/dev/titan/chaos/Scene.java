package dev.titan.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.benchmark.generate.Dataset;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.registry.MappingRegistry;
import dev.titan.storage.secrets.Secrets;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where it all happens: inputs, a home that has something in it already, and a copy of that home in
 * which the work (an ingest of all, or a replay of all) was done in peace. That copy says what must
 * come out of every trouble.
 */
final class Scene {
  private final Path folder;
  private final Inputs inputs;
  private final Path base;
  private final int code;
  private final String[] work;
  private Path clean;
  private long cleanMillis;
  private List<String> known = List.of();

  private Scene(Path folder, Inputs inputs, Path base, int code, String... work) {
    this.folder = folder;
    this.inputs = inputs;
    this.base = base;
    this.code = code;
    this.work = work;
  }

  /** Prepares one in an empty folder. */
  static Scene prepare(Path folder, long rows, long seed) throws IOException {
    Inputs inputs = Inputs.write(folder.resolve("inputs"), rows, seed);
    Scene scene = new Scene(folder, inputs, folder.resolve("base"), 0, ingest(inputs.files()));
    Home home = Home.open(Files.createDirectories(scene.base));
    MappingRegistry registry = registry(home);
    for (Mapping mapping : inputs.mappings()) {
      registry.publish(mapping);
    }
    Secrets.open(home.secrets()).tenantKey(Dataset.TENANT); // drawn by chance, so only once
    succeed(Titan.on(scene.base).run(ingest(inputs.before())));
    return scene.rehearsed("clean");
  }

  /**
   * A scene of other inputs than ours.
   *
   * @param base a home that nothing has been ingested into
   * @param code the exit code of the work when all goes well
   * @param work the arguments of what is done to each home
   */
  static Scene of(Path folder, Path base, int code, String... work) throws IOException {
    Inputs none = Inputs.none(folder);
    succeed(Titan.on(base).run(ingest(none.nothing())));
    return new Scene(folder, none, base, code, work).rehearsed("clean");
  }

  /** The scene after this one: all is ingested and a mapping corrected, so that all is replayed. */
  Scene replaying() throws IOException {
    Path start = Trees.copy(clean, folder.resolve("to-replay"));
    MappingRegistry registry = registry(Home.open(start));
    for (Mapping mapping : inputs.corrected()) {
      registry.publishNext(mapping);
    }
    succeed(Titan.on(start).run(ingest(inputs.nothing())));
    return new Scene(folder, inputs, start, 0, "replay", "--all", "--json").rehearsed("replayed");
  }

  private Scene rehearsed(String name) throws IOException {
    clean = home(name);
    long begun = System.nanoTime();
    done(work(Titan.on(clean)));
    cleanMillis = (System.nanoTime() - begun) / 1_000_000;
    known = diagnosis(clean);
    requireGood(clean);
    return this;
  }

  private static MappingRegistry registry(Home home) {
    return new MappingRegistry(FolderObjectStore.open(home.registry(), Access.SHARED));
  }

  /** How long the run in peace took. */
  long cleanMillis() {
    return cleanMillis;
  }

  /** What is ingested. */
  Inputs inputs() {
    return inputs;
  }

  /** A folder for what a trouble needs. */
  Path folder() {
    return folder;
  }

  /** A fresh home in which the work is to be done. */
  Path home(String name) throws IOException {
    return Trees.copy(base, folder.resolve(name));
  }

  /** Begins the work on a home. */
  Titan.Running start(Titan titan) throws IOException {
    return titan.start(work);
  }

  /** Does the work on a home, to the end. */
  Ended work(Titan titan) throws IOException {
    return start(titan).await();
  }

  /** The arguments that ingest a file or folder. */
  static String[] ingest(Path path) {
    return new String[] {
      "ingest",
      path.toString(),
      "--tenant",
      Dataset.TENANT,
      "--location",
      Dataset.LOCATION,
      "--json"
    };
  }

  /** What is wrong with a home that should be as if nothing had happened; empty if it is so. */
  List<String> problems(Path home) throws IOException {
    List<String> problems = new ArrayList<>();
    problems.addAll(Warehouses.differences(warehouse(base), warehouse(clean), warehouse(home)));
    problems.addAll(Trees.leftovers(home));
    List<String> findings = diagnosis(home);
    findings.removeAll(known);
    problems.addAll(findings);
    return problems;
  }

  /**
   * What is wrong with a home that should hold what another one does, in whatever runs it came;
   * empty if it is so.
   *
   * @param repeats whether the home may have got some inputs again
   */
  List<String> problems(Path home, Path peaceful, boolean repeats) throws IOException {
    List<String> problems = new ArrayList<>();
    problems.addAll(
        Warehouses.differencesInContent(
            warehouse(base), warehouse(peaceful), warehouse(home), repeats));
    problems.addAll(Trees.leftovers(home));
    List<String> findings = diagnosis(home);
    findings.removeAll(diagnosis(peaceful));
    problems.addAll(findings);
    return problems;
  }

  /** How many inputs a home has had. */
  long inputs(Path home) throws IOException {
    return Warehouses.inputs(warehouse(home));
  }

  /** What is wrong with a home in which nothing should have been committed since its copy. */
  List<String> changes(Path home) throws IOException {
    return Warehouses.differences(warehouse(base), warehouse(base), warehouse(home));
  }

  /** Fails unless all is as it must be. */
  void requireGood(Path home) throws IOException {
    List<String> problems = problems(home);
    if (!problems.isEmpty()) {
      throw new IOException(String.join("; ", problems));
    }
  }

  /** Fails unless the work has ended as it does when all goes well. */
  void done(Ended ended) throws IOException {
    require(code, ended);
  }

  private static void succeed(Ended ended) throws IOException {
    require(0, ended);
  }

  private static void require(int code, Ended ended) throws IOException {
    if (ended.code() != code) {
      throw new IOException("titan ended with code " + ended.code() + ": " + ended.told());
    }
  }

  private static Path warehouse(Path home) {
    return home.resolve("warehouse.duckdb");
  }

  /**
   * What the doctor finds, in the clean home dead letters among it. That a run was given up before
   * it had a plan, and that the disk of this machine is small, is no finding here.
   */
  private static List<String> diagnosis(Path home) throws IOException {
    Ended doctor = Titan.on(home).run("doctor", "--json");
    List<String> findings = new ArrayList<>();
    for (String line : doctor.out().lines().toList()) {
      JsonNode finding = JsonMapper.builder().build().readTree(line);
      String text = finding.path("text").asText();
      boolean expected =
          finding.path("subject").asText().equals("disk")
              || text.contains("ended without a commit");
      if (!finding.path("level").asText().equals("ok") && !expected) {
        findings.add("doctor: " + text);
      }
    }
    if (doctor.code() != 0 && findings.isEmpty()) {
      findings.add("doctor ended with code " + doctor.code() + ": " + doctor.told());
    }
    return findings;
  }
}
