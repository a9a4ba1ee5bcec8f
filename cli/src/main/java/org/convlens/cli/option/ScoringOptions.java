package org.convlens.cli.option;

import java.util.Locale;
import java.util.Optional;
import org.convlens.net.Precision;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about a network whose scores may be enough. */
public final class ScoringOptions extends NetworkFlags {
  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      description = {
        "float32; float64 for checking numbers: slower, and no rounding between the picture and the"
            + " score switches a ReLU; bf16 where the processor has it: faster, without gradients, and how far the"
            + " numbers are off is told (default: float32)."
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
      case "bf16", "bfloat16" -> Precision.BFLOAT16;
      default ->
          throw new UsageException(
              "precision '" + precision + "': must be float32, float64 or bf16");
    };
  }
}
