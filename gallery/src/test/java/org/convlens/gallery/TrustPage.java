package org.convlens.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.CheckEntry;
import org.convlens.method.Adjustable;
import org.convlens.method.Knobs;
import org.convlens.paper.Paper;

/**
 * The page about trust: what stands between {@code <!-- checks -->} or {@code <!-- check: NAME -->}
 * and {@code <!-- end -->} is made out of the catalogue.
 */
record TrustPage(String text) {
  private static final Pattern PLACE =
      Pattern.compile("<!-- check(?:s|: ([a-z-]+)) -->\n.*?<!-- end -->", Pattern.DOTALL);

  /** What comes after all checks. */
  private static final String LAST = "## Agreement\n";

  /** The checks that have a place of their own, in order. */
  List<String> told() {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      Optional.ofNullable(matcher.group(1)).ifPresent(names::add);
    }
    return names;
  }

  /** The page with all places made anew, and one for each check that had none. */
  String renewed() {
    return PLACE
        .matcher(completed())
        .replaceAll(place -> Matcher.quoteReplacement(block(Optional.ofNullable(place.group(1)))));
  }

  private String completed() {
    List<String> told = told();
    String missing =
        Catalog.checks().stream()
            .filter(entry -> !told.contains(entry.name()))
            .map(TrustPage::place)
            .collect(Collectors.joining());
    return text.replace(LAST, missing + LAST);
  }

  private static String place(CheckEntry entry) {
    String title = entry.defaults().title();
    return "## "
        + title.substring(0, 1).toUpperCase(Locale.ROOT)
        + title.substring(1)
        + "\n\n<!-- check: "
        + entry.name()
        + " -->\n<!-- end -->\n\n";
  }

  private static String block(Optional<String> name) {
    String head = name.map(one -> "<!-- check: " + one + " -->").orElse("<!-- checks -->");
    return head + "\n" + name.map(TrustPage::section).orElseGet(TrustPage::table) + "<!-- end -->";
  }

  private static String table() {
    return "| check | what it says | from | quick | full |\n|---|---|---|---|---|\n"
        + Catalog.checks().stream().map(TrustPage::row).collect(Collectors.joining());
  }

  private static String row(CheckEntry entry) {
    return "| "
        + entry.defaults().title()
        + " | "
        + entry.summary()
        + " | "
        + entry.papers().stream().map(Paper::brief).collect(Collectors.joining("; "))
        + " | "
        + entry.quick().map(TrustPage::setting).orElse("no")
        + " | "
        + setting(entry.defaults())
        + " |\n";
  }

  /** Such as {@code 14 steps, 2 draws}. */
  private static String setting(Adjustable check) {
    Map<String, String> values = Knobs.values(check);
    return values.isEmpty()
        ? "yes"
        : values.entrySet().stream()
            .map(knob -> knob.getValue() + " " + knob.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String section(String name) {
    CheckEntry entry =
        Catalog.checks().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no check is called " + name));
    return entry.summary()
        + "\n\n**Formula.** "
        + entry.formula()
        + "\n\n**How it misleads.** "
        + entry.caution()
        + "\n"
        + (entry.compat().isEmpty() ? "" : "\n**Beside other tools.** " + entry.compat() + "\n")
        + knobs(entry);
  }

  private static String knobs(CheckEntry entry) {
    List<Knobs.Spec> knobs = Knobs.of(entry.defaults());
    return knobs.isEmpty()
        ? ""
        : "\n| knob | quick | full | allowed | what it does |\n|---|---|---|---|---|\n"
            + knobs.stream().map(knob -> row(entry, knob)).collect(Collectors.joining());
  }

  private static String row(CheckEntry entry, Knobs.Spec knob) {
    String quick = entry.quick().map(check -> Knobs.values(check).get(knob.name())).orElse("");
    return "| `"
        + knob.name()
        + "` | "
        + quick
        + " | "
        + knob.value()
        + " | "
        + knob.domain().text().replace("|", ", ")
        + " | "
        + knob.sentence()
        + " |\n";
  }
}
