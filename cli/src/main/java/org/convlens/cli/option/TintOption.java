package org.convlens.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convlens.picture.Palette;
import org.convlens.picture.drawing.Tint;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** The flags about a heatmap's colours. */
public final class TintOption {
  private @Nullable String palette;
  private @Nullable String opacity;

  /**
   * @throws UsageException with one line, if there is no such palette or opacity
   */
  public Tint tint() {
    try {
      return Tint.of(Optional.ofNullable(palette), Optional.ofNullable(opacity));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  public List<OptionSpec> specs() {
    return List.of(
        spec(
            "--palette",
            String.join("|", Palette.names()),
            "The map's colours (default: magma, or diverging for numbers with a sign).",
            text -> palette = text),
        spec(
            "--opacity",
            "0..1",
            "How far the strongest heat covers the picture (default: 0.75, or 1 for single pixels).",
            text -> opacity = text));
  }

  private static OptionSpec spec(
      String name, String label, String description, Consumer<String> setter) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .setter(
            new ISetter() {
              @Override
              public <T> T set(T value) {
                if (value != null) {
                  setter.accept(value.toString());
                }
                return value;
              }
            })
        .build();
  }
}
