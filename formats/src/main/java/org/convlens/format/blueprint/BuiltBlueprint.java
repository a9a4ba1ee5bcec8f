package org.convlens.format.blueprint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Tensor;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.architecture.Settings;
import org.convlens.format.file.FormatException;
import org.convlens.format.torchscript.Recording;
import org.convlens.net.Graph;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * A network of a file's weights, as its library builds it.
 *
 * @param name of the architecture
 * @param assumptions what was taken for granted, a clause each; none if the settings say it
 * @param preprocessing as the library says, for colour pictures of the graph's size
 * @param settings what was known besides
 */
public record BuiltBlueprint(
    String name,
    Graph graph,
    List<String> assumptions,
    Preprocessing preprocessing,
    Settings settings) {
  private static final int USUAL_CHANNELS = 3;

  public BuiltBlueprint {
    assumptions = List.copyOf(assumptions);
  }

  /**
   * The network, every tensor in its place.
   *
   * @param size of the pictures where they may be of any; nothing for what is usual
   * @param path of the weights, whose name may tell which of several architectures they are of
   * @return nothing if no blueprint has such tensors
   * @throws FormatException if several have and compute differently, if settings would change it,
   *     or if an operator is not read
   * @throws IllegalArgumentException if the layers do not fit the pictures
   */
  public static Optional<BuiltBlueprint> of(
      Blueprints all,
      Map<String, Tensor> tensors,
      Settings settings,
      @Nullable Size size,
      Path path)
      throws FormatException {
    String file = String.valueOf(path.getFileName());
    Optional<Choice> found = Choice.of(all, tensors, settings, file);
    return found.isEmpty() ? Optional.empty() : Optional.of(of(found.get(), settings, size));
  }

  private static BuiltBlueprint of(Choice choice, Settings settings, @Nullable Size asked)
      throws FormatException {
    Blueprint blueprint = choice.fit().blueprint();
    Blueprint.About about = blueprint.about();
    settings.requireUnchanged(about.pool());
    Size usual = settings.size() == null ? about.size() : settings.size();
    if (!about.open() && !usual.equals(about.size())) {
      throw new FormatException(
          "the config.json beside it is for pictures of %s: %s is known for those of %s alone"
              .formatted(usual, blueprint.title(), about.size()));
    }
    Size size = asked == null || !about.open() ? usual : asked;
    int channels = choice.fit().channels();
    Graph graph =
        new Recording(
                blueprint.calls(), blueprint.outputs(), choice.tensors(), blueprint.constants())
            .graph(size, channels == 0 ? USUAL_CHANNELS : channels);
    int side = Math.min(about.size().height(), about.size().width());
    return new BuiltBlueprint(
        blueprint.name(),
        graph,
        choice.assumptions(),
        Architecture.scaled(about.preprocessing(), side, size),
        settings);
  }
}
