package org.convlens.gallery;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.convlens.picture.Numeral;
import org.junit.jupiter.api.Test;

/** The rooms and the arrows between them. */
class ArchitectureTest {
  private static final String HOUSE = "org.convlens.";

  private static final JavaClasses ROOMS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.convlens");

  /** Each room, then the rooms that it may know. */
  private static final Map<String, Set<String>> ARROWS =
      arrows(
          """
          array:
          task:
          paper:
          canvas:
          data: array task
          picture: array canvas task
          net: array task
          formula: array net task
          score: array net task
          ascent: array net score task
          method: array ascent data net paper picture score task
          film: array data method net picture score task
          intervention: array data method net score task
          trust: array method net paper picture score task
          catalog: method paper picture score task trust
          torch: array net task
          format: array data net task
          train: array data film method net paper task
          report: array catalog data film method net paper picture score task trust
          studio: array catalog data film format formula intervention method net paper picture report score task train trust
          atlas: array ascent catalog data format method net paper picture report score studio task trust
          web: array ascent atlas catalog data film format formula intervention method net paper picture report score studio task train trust
          cli: array atlas catalog data format method net paper picture report score studio task torch train trust web
          """);

  /** What sentences of a score need of pictures: numbers as people write them. */
  private static final String NUMERAL = Numeral.class.getName();

  private static Map<String, Set<String>> arrows(String table) {
    return table
        .lines()
        .map(line -> line.split(":", -1))
        .collect(
            Collectors.toMap(
                line -> line[0],
                line -> Arrays.stream(line[1].strip().split(" ", -1)).collect(Collectors.toSet())));
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring(HOUSE.length()).split("\\.", -1)[0];
  }

  @Test
  void everyClassIsInARoomOfTheDesign() {
    Set<String> rooms = ROOMS.stream().map(ArchitectureTest::room).collect(Collectors.toSet());
    assertThat(rooms).isEqualTo(ARROWS.keySet());
  }

  @Test
  void arrowsRunAsTheDesignDrawsThem() {
    Map<String, Set<String>> wrong = new TreeMap<>();
    for (JavaClass type : ROOMS) {
      for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
        JavaClass to = arrow.getTargetClass().getBaseComponentType();
        if (to.getPackageName().startsWith(HOUSE) && !isDrawn(type, to)) {
          String what = room(type) + " -> " + room(to);
          wrong.computeIfAbsent(what, w -> new TreeSet<>()).add(arrow.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<String> known(String room) {
    return ARROWS.getOrDefault(room, Set.of());
  }

  private static boolean isDrawn(JavaClass from, JavaClass to) {
    return room(from).equals(room(to))
        || known(room(from)).contains(room(to))
        || (room(from).equals("score") && to.getName().equals(NUMERAL));
  }

  @Test
  void whoeverFindsSomethingKnowsNeitherPixelsNorFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(
            HOUSE + "picture",
            HOUSE + "score..",
            HOUSE + "method..",
            HOUSE + "trust..",
            HOUSE + "catalog..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(HOUSE + "picture.drawing..", HOUSE + "picture.file..", "java.awt..")
        .check(ROOMS);
    noClasses()
        .that()
        .resideInAPackage(HOUSE + "picture.drawing..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(HOUSE + "picture.file..")
        .check(ROOMS);
  }

  @Test
  void theTableHasNoCycle() {
    Set<String> left = new TreeSet<>(ARROWS.keySet());
    boolean found = true;
    while (found) {
      found = left.removeIf(room -> known(room).stream().noneMatch(left::contains));
    }
    assertThat(left).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.convlens.(**)").should().beFreeOfCycles().check(ROOMS);
  }

  @Test
  void librariesStayInTheirRooms() {
    only(List.of("torch"), "org.bytedeco..");
    only(List.of("canvas"), "org.apache.pdfbox..", "org.apache.fontbox..");
    only(List.of("format.image"), "com.twelvemonkeys..");
    only(List.of("format.keras"), "io.jhdf..");
    only(List.of("format.onnx"), "com.google.protobuf..", "ai.onnx..");
    only(List.of("format", "report"), "tools.jackson..");
    only(List.of("atlas"), "org.apache.parquet..", "org.apache.lucene..", "org.duckdb..");
    only(List.of("web"), "io.javalin..", "org.eclipse.jetty..", "jakarta..", "kotlin..");
    only(List.of("cli"), "picocli..", "me.tongfei..");
  }

  private static void only(List<String> rooms, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            rooms.stream().map(room -> HOUSE + room + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
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
