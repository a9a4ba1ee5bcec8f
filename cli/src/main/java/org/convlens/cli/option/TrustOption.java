package org.convlens.cli.option;

import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import org.convlens.catalog.Catalog;
import org.convlens.trust.Checks;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** The flag that asks how far a heatmap can be trusted. */
public final class TrustOption {
  /** What {@link #words} calls the checks in a description. */
  public static final String CHECKS = "checks";

  private Checks checks = Checks.NONE;

  public Checks checks() {
    return checks;
  }

  /** Which checks can be asked, for descriptions that are annotations. */
  public static ResourceBundle words() {
    return new ListResourceBundle() {
      @Override
      protected Object[][] getContents() {
        return new Object[][] {{CHECKS, offered("")}};
      }
    };
  }

  /** Such as {@code quick: deletion, insertion; full: finer, and ROAD and randomisation}. */
  private static String offered(String standard) {
    List<String> quick = titles(true);
    List<String> full = titles(false);
    return Catalog.QUICK
        + standard
        + ": "
        + String.join(", ", quick)
        + "; "
        + Catalog.FULL
        + ": finer, and "
        + String.join(" and ", full);
  }

  private static List<String> titles(boolean quick) {
    return Catalog.checks().stream()
        .filter(entry -> entry.quick().isPresent() == quick)
        .map(entry -> entry.defaults().title())
        .toList();
  }

  public OptionSpec spec() {
    return OptionSpec.builder("--trust")
        .type(String.class)
        .arity("0..1")
        .fallbackValue(Catalog.QUICK.toString())
        .paramLabel("CHECKS")
        .description(
            "Say how far the map can be trusted, beside it too: "
                + offered(" (if nothing else is said)")
                + ", which is long work.")
        .setter(
            new ISetter() {
              @Override
              public <T> T set(T value) {
                if (value != null) {
                  checks = Catalog.checks(value.toString());
                }
                return value;
              }
            })
        .build();
  }
}
