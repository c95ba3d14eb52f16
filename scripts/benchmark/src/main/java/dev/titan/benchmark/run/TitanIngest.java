package dev.titan.benchmark.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.titan.benchmark.generate.Dataset;
import dev.titan.benchmark.generate.Expected;
import dev.titan.schemas.mapping.Mapping;
import dev.titan.storage.objects.Access;
import dev.titan.storage.objects.FolderObjectStore;
import dev.titan.storage.registry.MappingRegistry;
import dev.titan.storage.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code titan ingest} as a user calls it: through the launcher, into a home of its own. */
public final class TitanIngest implements Competitor {
  private final String name;
  private final Dataset dataset;
  private final boolean byTenant;
  private final Threads threads;
  private Path template;

  /**
   * Ingests a data set.
   *
   * @param byTenant whether the folders name the tenants; else all files are of one
   */
  public TitanIngest(String name, Dataset dataset, boolean byTenant, Threads threads) {
    this.name = name;
    this.dataset = dataset;
    this.byTenant = byTenant;
    this.threads = threads;
  }

  @Override
  public String name() {
    return name;
  }

  /** Mappings are there before a run; of many tenants they are published once and then copied. */
  @Override
  public void prepare(Path work) throws IOException {
    if (template == null) {
      template = Files.createTempDirectory(work.getParent(), "home-");
      MappingRegistry registry =
          new MappingRegistry(
              FolderObjectStore.open(Home.open(template).registry(), Access.SHARED));
      for (Mapping mapping : byTenant ? dataset.mappings() : dataset.mappingsOfOneTenant()) {
        registry.publish(mapping);
      }
    }
    Folders.copy(template, home(work));
  }

  private static Path home(Path work) {
    return work.resolve("home");
  }

  @Override
  public ProcessBuilder process(Path work) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(System.getProperty("bench.launcher"), "ingest"));
    command.add(dataset.events().toString());
    if (!byTenant) {
      command.addAll(List.of("--tenant", Dataset.TENANT, "--location", Dataset.LOCATION));
    }
    command.add("--json");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("TITAN_"));
    builder.environment().put("TITAN_HOME", home(work).toString());
    builder.environment().put("TITAN_WORK_PARALLELISM", threads.text());
    builder.environment().put("TITAN_WAREHOUSE_THREADS", threads.text());
    return builder;
  }

  @Override
  public void check(Path work, String output) throws IOException {
    JsonNode report = JsonMapper.builder().build().readTree(output);
    Expected expected = dataset.expected();
    require("read", expected.read(), report);
    require("written", expected.written(), report);
    require("updated", 0, report);
    require("duplicate", expected.duplicate(), report);
    require("dead_lettered", expected.deadLettered(), report);
    expected
        .dead()
        .forEach((reason, count) -> require(reason.name(), count, report.path("reasons")));
  }

  private void require(String field, long expected, JsonNode report) {
    WrongResultException.require(name, field, expected, report.path(field).asLong(-1));
  }

  @Override
  public void finish() throws IOException {
    if (template != null) {
      Folders.delete(template);
    }
  }
}
