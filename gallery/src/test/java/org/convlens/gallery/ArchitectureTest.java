package org.convlens.gallery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms and the arrows between them. */
class ArchitectureTest {
  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.convlens");

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.convlens.(**)").should().beFreeOfCycles().check(ROOMS);
  }

  @Test
  void onlyTheEngineRoomKnowsLibtorch() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.convlens.torch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(ROOMS);
  }

  @Test
  void onlyTheDoorsKnowTheEngineRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.convlens.torch..", "org.convlens.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.convlens.torch..")
        .check(ROOMS);
  }

  @Test
  void theCoreKnowsNoOtherRoom() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.convlens.array..",
            "org.convlens.picture..",
            "org.convlens.paper..",
            "org.convlens.net..",
            "org.convlens.score..",
            "org.convlens.method..",
            "org.convlens.catalog..",
            "org.convlens.trust..",
            "org.convlens.task..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.convlens.format..",
            "org.convlens.train..",
            "org.convlens.report..",
            "org.convlens.studio..",
            "org.convlens.cli..")
        .check(ROOMS);
  }

  @Test
  void whatIsAskedKnowsNoDoor() {
    noClasses()
        .that()
        .resideInAPackage("org.convlens.studio..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.convlens.cli..", "org.convlens.torch..", "picocli..")
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.convlens.format..", "org.convlens.train..", "org.convlens.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.convlens.studio..", "org.convlens.cli..")
        .check(ROOMS);
  }

  @Test
  void arrowsRunDownwards() {
    noClasses()
        .that()
        .resideInAnyPackage("org.convlens.array..", "org.convlens.task..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.convlens.net..", "org.convlens.picture..")
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAPackage("org.convlens.net..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.convlens.score..", "org.convlens.method..")
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAPackage("org.convlens.method..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.convlens.trust..", "org.convlens.catalog..")
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAPackage("org.convlens.trust..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.convlens.catalog..")
        .check(ROOMS);
  }

  @Test
  void theCommandLineIsInThreeRooms() {
    noClasses()
        .that()
        .resideInAPackage("org.convlens.cli.option..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.convlens.cli.command..")
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAPackage("org.convlens.cli.terminal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.convlens.cli.command..", "org.convlens.cli.option..", "picocli..")
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAnyPackage("org.convlens.cli.command..", "org.convlens.cli.terminal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.convlens.torch..")
        .check(ROOMS);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.convlens.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ROOMS);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(ROOMS);
    classes()
        .should()
        .resideOutsideOfPackages(
            "..util..", "..helper..", "..manager..", "..impl..", "..base..", "..common..")
        .check(ROOMS);
  }
}
