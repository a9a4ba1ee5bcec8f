package org.convlens.cli.option;

import java.util.Locale;
import java.util.Optional;
import org.convlens.net.Precision;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about a network whose gradients may be needed, too. */
public final class NetworkOptions extends NetworkFlags {
  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      description = {
        "float32, or float64 for checking numbers: slower, and no rounding between the picture and"
            + " the score switches a ReLU (default: float32)."
      })
  private @Nullable String precision;

  @Override
  Optional<String> precisionText() {
    return Optional.ofNullable(precision);
  }

  @Override
  public Precision precision() {
    return switch (precisionText().orElse("float32").toLowerCase(Locale.ROOT)) {
      case "float32" -> Precision.FLOAT32;
      case "float64" -> Precision.FLOAT64;
      case "bf16", "bfloat16" ->
          throw new UsageException("precision bf16 is for draw and classify: take float32 here");
      default ->
          throw new UsageException("precision '" + precision + "': must be float32 or float64");
    };
  }
}
