package org.convlens.format.blueprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convlens.array.Tensor;
import org.convlens.format.architecture.Architectures;
import org.convlens.format.architecture.Settings;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * Which blueprint weights belong to.
 *
 * @param fit with the tensors in their places
 * @param tensors by the blueprint's names
 * @param assumptions what was taken for granted, a clause each
 */
record Choice(Fit fit, Map<String, Tensor> tensors, List<String> assumptions) {
  private static final int SHOWN = 6;
  private static final int MOST_MISFITS = 3;

  /**
   * The one that the settings name; else the only one with such tensors, or the one among several
   * that the file is called after.
   *
   * @return nothing if there is none
   * @throws FormatException if there are several, or the settings name another
   */
  static Optional<Choice> of(
      Blueprints all, Map<String, Tensor> file, Settings settings, String fileName)
      throws FormatException {
    String named = settings.architecture().replaceFirst("\\..*$", "");
    if (!named.isEmpty() && all.called("timm", named).isEmpty()) {
      requireUnknown(all, file, named);
      return Optional.empty();
    }
    Fit closest = null;
    for (Map<String, Tensor> tensors : Architectures.alone(file)) {
      List<Fit> fits =
          (named.isEmpty() ? all.of(tensors.keySet()) : all.called("timm", named))
              .stream().map(b -> Fit.of(b, tensors)).toList();
      List<Fit> whole = fits.stream().filter(Fit::isWhole).toList();
      if (!whole.isEmpty()) {
        return Optional.of(among(whole, tensors, !named.isEmpty(), fileName));
      }
      closest = closer(closest, fits);
    }
    if (closest != null) {
      throw another(closest, !named.isEmpty(), file);
    }
    return Optional.empty();
  }

  /**
   * @throws FormatException if the tensors are those of a blueprint, which the settings do not name
   */
  private static void requireUnknown(Blueprints all, Map<String, Tensor> file, String named)
      throws FormatException {
    for (Map<String, Tensor> tensors : Architectures.alone(file)) {
      for (Blueprint blueprint : all.of(tensors.keySet())) {
        if (Fit.of(blueprint, tensors).isWhole()) {
          throw new FormatException(
              "the config.json beside it is of '%s', the weights are those of %s: where it belongs"
                      .formatted(named, blueprint.title())
                  + " to another network, move it away, else export this one as ONNX");
        }
      }
    }
  }

  private static @Nullable Fit closer(@Nullable Fit before, List<Fit> fits) {
    List<Fit> all = new ArrayList<>(fits);
    if (before != null) {
      all.add(0, before);
    }
    return all.stream().min(Comparator.comparing(f -> f.misfits().size())).orElse(null);
  }

  private static Choice among(
      List<Fit> fits, Map<String, Tensor> tensors, boolean said, String fileName)
      throws FormatException {
    List<Fit> different = new ArrayList<>();
    for (Fit fit : fits) {
      if (different.stream().noneMatch(d -> d.blueprint().computesAs(fit.blueprint()))) {
        different.add(fit);
      }
    }
    String what = "strides, pooling and activations as ";
    Fit first = different.get(0);
    if (different.size() == 1) {
      String title = what + first.blueprint().title();
      return new Choice(first, tensors, said ? List.of() : List.of(title));
    }
    List<Fit> after =
        different.stream().filter(f -> isAfter(fileName, f.blueprint().name())).toList();
    if (after.size() == 1) {
      String title = what + after.get(0).blueprint().title() + ", after which it is called";
      return new Choice(after.get(0), tensors, List.of(title));
    }
    throw several(different);
  }

  /** Whether a file is called so, perhaps with more behind it. */
  private static boolean isAfter(String file, String name) {
    return file.startsWith(name)
        && (file.length() == name.length()
            || (!Character.isLetterOrDigit(file.charAt(name.length()))
                && file.charAt(name.length()) != '_'));
  }

  private static FormatException several(List<Fit> fits) {
    String names =
        fits.stream().limit(SHOWN).map(f -> f.blueprint().name()).collect(Collectors.joining(", "));
    return new FormatException(
        "these may be weights of "
            + names
            + (fits.size() > SHOWN ? " ..." : "")
            + ", which compute differently with the same tensors: say which in a file config.json"
            + " beside it, {\"architecture\": \""
            + fits.get(0).blueprint().name()
            + "\"}");
  }

  private static FormatException another(Fit fit, boolean said, Map<String, Tensor> file) {
    List<String> misfits = fit.misfits();
    return new FormatException(
        (said ? "the config.json beside it is of " : "this resembles ")
            + fit.blueprint().title()
            + ", but the weights are of another network: "
            + String.join(", ", misfits.subList(0, Math.min(MOST_MISFITS, misfits.size())))
            + (misfits.size() > MOST_MISFITS ? " ..." : "")
            + "; in Python, where it is built: "
            + Architectures.trace(file));
  }
}
