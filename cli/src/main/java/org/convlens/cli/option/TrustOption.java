package org.convlens.cli.option;

import org.convlens.trust.Checks;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** The flag that asks how far a heatmap can be trusted. */
public final class TrustOption {
  private Checks checks = Checks.NONE;

  public Checks checks() {
    return checks;
  }

  public OptionSpec spec() {
    return OptionSpec.builder("--trust")
        .type(String.class)
        .arity("0..1")
        .fallbackValue(Checks.QUICK.toString())
        .paramLabel("CHECKS")
        .description(
            "Say how far the map can be trusted, beside it too: quick (if nothing else is said):"
                + " deletion, insertion, drop of confidence, completeness; full: finer, and ROAD and"
                + " parameter randomisation, which is long work.")
        .setter(
            new ISetter() {
              @Override
              public <T> T set(T value) {
                if (value != null) {
                  checks = Checks.named(value.toString());
                }
                return value;
              }
            })
        .build();
  }
}
