package dev.titan.pipelines.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a stream begins. */
final class StreamCommandTest {
  private static final String SUBSCRIPTION = "pubsub:projects/my-shop/subscriptions/orders";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --from nowhere                                                  | there is no folder
          --from . --trust-tenant globex                                  | --trust-tenant is for
          --from . --notifications gs://exports/in/                       | are for subscriptions
          --from . --window 2d                                            | --window must not be
          --from pubsub:orders --tenant acme                              | is no subscription
          --from SUB                                                      | whose subscription
          --from SUB --tenant acme --owner acme                           | goes with --notifications
          --from SUB --notifications gs://exports/in/                     | --owner the tenant
          --from SUB --notifications gs://exports/in/ --owner ../a        | --owner the tenant
          --from SUB --notifications exports --owner acme                 | is no place
          --from SUB --notifications gs://exports --tenant acme           | location of all objects
          --from SUB --notifications gs://e-x --owner a --trust-tenant b  | layout of a bucket
          """)
  void wrongUsageSaysWhatIsWrong(String words, String said) {
    CommandRun run =
        CommandRun.in(folder, ("stream " + words.replace("SUB", SUBSCRIPTION)).split(" "))
            .ended(ExitCode.USAGE);

    assertTrue(run.err().contains(said), run.err());
  }
}
