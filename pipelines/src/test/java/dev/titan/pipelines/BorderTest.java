package dev.titan.pipelines;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The borders between Titan's folders, and the few doors to the world outside. This module sees all
 * the others, so the rules of all of them stand here.
 */
final class BorderTest {

  private static final JavaClasses TITAN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // The local servers are of tests only, and no part of what is shipped.
          .withImportOption(location -> !location.contains("/dev/titan/wire/"))
          .importPackages("dev.titan");

  private static final String BEAM = "org.apache.beam..";

  /** Methods through which a process learns about its surroundings. */
  private static final Set<String> SURROUNDINGS =
      Set.of(
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.lang.Boolean.getBoolean",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong");

  /** Without this, a rule about a folder that was not imported would hold for nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"schemas", "storage", "transforms", "pipelines"})
  void everyFolderIsSeen(String folder) {
    assertTrue(
        TITAN.stream().anyMatch(resideInAPackage("dev.titan." + folder + "..")),
        () -> "no class of dev.titan." + folder + " was imported");
  }

  @Test
  void schemasUsesNoOtherFolder() {
    check(folder("schemas").should().dependOnClassesThat(titanOutside("schemas")));
  }

  @Test
  void schemasKnowsNoEngineAndNoDatabase() {
    check(folder("schemas").should().dependOnClassesThat(resideInAPackage("java.sql..")));
    check(folder("schemas").should().dependOnClassesThat(resideInAPackage(BEAM)));
  }

  @Test
  void storageUsesOnlySchemas() {
    check(folder("storage").should().dependOnClassesThat(titanOutside("storage", "schemas")));
  }

  @Test
  void storageKnowsNoBeam() {
    check(folder("storage").should().dependOnClassesThat(resideInAPackage(BEAM)));
  }

  @Test
  void transformsUsesOnlySchemas() {
    check(folder("transforms").should().dependOnClassesThat(titanOutside("transforms", "schemas")));
  }

  @Test
  void transformsKnowsBeamInOnePackageOnly() {
    check(transformsFunctions().should().dependOnClassesThat(resideInAPackage(BEAM)));
  }

  /** The functions must stay usable where there is no Beam: healing, the API, the sandbox. */
  @Test
  void transformsFunctionsDoNotUseTheirBeamPackage() {
    check(
        transformsFunctions()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.titan.transforms.beam..")));
  }

  /** Beam has shaded copies of libraries inside; they move with every release of Beam. */
  @Test
  void nobodyUsesLibrariesShadedIntoBeam() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.beam.vendor..", "..repackaged..")));
  }

  /** Google's libraries are not on the class path of most runs, so one room alone knows them. */
  @Test
  void onlyOneRoomKnowsTheClientsOfTheCloud() {
    check(
        outside("dev.titan.storage.cloud..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.google.cloud..")));
  }

  /** Retries, credentials and endpoints are the same everywhere. */
  @Test
  void onePlaceBuildsTheClientsOfCloudStorage() {
    check(
        noClasses()
            .that(not(simpleName("GcsClients")))
            .should()
            .dependOnClassesThat(name("com.google.cloud.storage.StorageOptions")));
  }

  @Test
  void onlySettingsReadTheSurroundings() {
    check(outside("dev.titan.storage.settings..").should().callMethodWhere(readsSurroundings()));
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(outside("dev.titan.pipelines.cli..").should().accessField(System.class, "out"));
    check(outside("dev.titan.pipelines.cli..").should().accessField(System.class, "err"));
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    check(
        outside("dev.titan.pipelines.cli..").should().callMethod(System.class, "exit", int.class));
  }

  /** A room is a package right below a folder. */
  @Test
  void roomsHaveNoCycles() {
    check(slices().matching("dev.titan.(*).(*)..").should().beFreeOfCycles());
  }

  private static void check(ArchRule rule) {
    rule.check(TITAN);
  }

  private static GivenClassesConjunction folder(String name) {
    return noClasses().that(resideInAPackage("dev.titan." + name + ".."));
  }

  /** The part of transforms that is plain functions. */
  private static GivenClassesConjunction transformsFunctions() {
    return noClasses()
        .that(
            resideInAPackage("dev.titan.transforms..")
                .and(not(resideInAPackage("dev.titan.transforms.beam.."))));
  }

  private static GivenClassesConjunction outside(String packageName) {
    return noClasses().that(not(resideInAPackage(packageName)));
  }

  /** Titan's own classes outside the folders named. */
  private static DescribedPredicate<JavaClass> titanOutside(String... folders) {
    DescribedPredicate<JavaClass> predicate = resideInAPackage("dev.titan..");
    for (String folder : folders) {
      predicate = predicate.and(not(resideInAPackage("dev.titan." + folder + "..")));
    }
    return predicate;
  }

  private static DescribedPredicate<JavaCall<?>> readsSurroundings() {
    return DescribedPredicate.describe(
        "the target reads environment or system properties",
        call ->
            SURROUNDINGS.contains(
                call.getTargetOwner().getFullName() + "." + call.getTarget().getName()));
  }
}
