package dev.titan.pipelines.cli;

import dev.titan.pipelines.intake.UsageException;
import dev.titan.schemas.mapping.MappingException;
import dev.titan.storage.objects.StorageException;
import dev.titan.storage.registry.RegistryConflictException;
import dev.titan.storage.settings.SettingsException;
import dev.titan.storage.warehouse.AccountingException;
import dev.titan.storage.warehouse.StagingException;
import dev.titan.storage.warehouse.WarehouseException;
import dev.titan.transforms.guard.RuleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Which exceptions are words to the user rather than bugs. */
final class Failures {
  private static final List<Class<? extends Exception>> EXPECTED =
      List.of(
          CommandException.class,
          UsageException.class,
          MappingException.class,
          StorageException.class,
          RegistryConflictException.class,
          SettingsException.class,
          AccountingException.class,
          StagingException.class,
          WarehouseException.class,
          RuleException.class,
          IllegalArgumentException.class,
          IOException.class,
          UncheckedIOException.class);

  private Failures() {}

  static boolean isExpected(Exception e) {
    return EXPECTED.stream().anyMatch(type -> type.isInstance(e));
  }
}
