package dev.titan.storage.warehouse;

import dev.titan.storage.settings.CommitPolicy;
import dev.titan.wire.Faults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** BigQuery replays as every warehouse must, over its own client and the wire. */
final class BigQueryReplayTest extends ReplayContract {
  private final List<LocalBigQuery> opened = new ArrayList<>();

  @Override
  Warehouse create(Path home) {
    LocalBigQuery bigQuery = new LocalBigQuery(Faults.seeded(1));
    opened.add(bigQuery);
    return bigQuery.warehouse(new CommitPolicy(31, 0.5, 4));
  }

  @Override
  List<List<Object>> rows(String sql) {
    return opened.get(opened.size() - 1).askCopy(sql);
  }

  @Override
  int histories() {
    return 1;
  }

  @AfterEach
  void close() {
    opened.forEach(LocalBigQuery::close);
  }
}
