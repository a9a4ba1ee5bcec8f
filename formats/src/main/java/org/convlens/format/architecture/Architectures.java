package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/** All architectures that are recognised. */
public final class Architectures {
  private static final List<Family> FAMILIES =
      List.of(
          CifarNets::of,
          ResidualNets::of,
          PlainNets::of,
          DenseNets::of,
          InceptionNets::of,
          MobileNets::of,
          EfficientNets::of,
          ShuffleNets::of,
          MnasNets::of,
          ConvNexts::of,
          InvertedNets::of,
          RegNets::of,
          HuggingFaceNets::of,
          TutorialNets::of);

  /** What wraps a module while it is trained, at any depth, and leaves its name among others. */
  private static final Set<String> WRAPPERS =
      Set.of("module", "_orig_mod", "_fsdp_wrapped_module", "_checkpoint_wrapped_module");

  private static final int DEEPEST = 4;
  private static final int MOST_PLACES = 32;

  private Architectures() {}

  /** Recognises its members. */
  @FunctionalInterface
  interface Family {
    /** The member that the weights belong to; nothing if they belong to none. */
    @Nullable Architecture of(Weights weights) throws FormatException;
  }

  /**
   * An architecture and the weights that belong to it, by the names that it gives them.
   *
   * @param weights without what wraps it and what stands beside it
   */
  public record Match(Architecture architecture, Map<String, Tensor> weights) {}

  /**
   * The architecture that weights belong to. It may lie within other modules, as in Lightning or
   * {@code DataParallel}, with counters, metrics and losses beside it.
   *
   * @throws FormatException if it is none of the known ones, or there is more in the file
   */
  public static Match of(Map<String, Tensor> tensors) throws FormatException {
    Map<String, Tensor> own = unwrapped(tensors);
    for (String place : places(own)) {
      Map<String, Tensor> within = new LinkedHashMap<>();
      List<String> outside = new ArrayList<>();
      own.forEach(
          (name, tensor) -> {
            if (!name.startsWith(place)) {
              outside.add(name);
            } else if (!Remainder.isBeside(name.substring(place.length()), tensor)) {
              within.put(name.substring(place.length()), tensor);
            }
          });
      Architecture architecture = recognised(new Weights(within));
      if (architecture != null && !outside.isEmpty()) {
        throw Remainder.refusal(architecture, outside, own);
      }
      if (architecture != null) {
        return new Match(architecture, within);
      }
    }
    throw unknown(tensors);
  }

  /**
   * The tensors of a file's only network, by the names that it gives them: without counters and
   * what wraps it, within each of the modules that hold all of them.
   */
  public static List<Map<String, Tensor>> alone(Map<String, Tensor> tensors)
      throws FormatException {
    Map<String, Tensor> own = unwrapped(tensors);
    List<Map<String, Tensor>> found = new ArrayList<>();
    for (String place : places(own)) {
      if (own.keySet().stream().allMatch(name -> name.startsWith(place))) {
        Map<String, Tensor> within = new LinkedHashMap<>();
        own.forEach((name, tensor) -> within.put(name.substring(place.length()), tensor));
        found.add(within);
      }
    }
    return found;
  }

  /** The line of Python that saves the network of these weights as it is. */
  public static String trace(Map<String, Tensor> tensors) {
    return Remainder.trace(tensors);
  }

  private static FormatException unknown(Map<String, Tensor> tensors) {
    String first = tensors.keySet().stream().limit(3).reduce((a, b) -> a + ", " + b).orElse("none");
    return new FormatException(
        Attention.refusal(tensors.keySet())
            .orElse(
                "weights of an architecture that is not known ("
                    + tensors.size()
                    + " tensors: "
                    + first
                    + " ...): in Python, where the network is built: "
                    + Remainder.trace(tensors)));
  }

  private static @Nullable Architecture recognised(Weights weights) throws FormatException {
    for (Family family : FAMILIES) {
      Architecture architecture = family.of(weights);
      if (architecture != null) {
        return architecture;
      }
    }
    return null;
  }

  private static Map<String, Tensor> unwrapped(Map<String, Tensor> tensors) throws FormatException {
    Map<String, Tensor> own = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      List<String> parts = new ArrayList<>(List.of(entry.getKey().split("\\.", -1)));
      parts.removeIf(WRAPPERS::contains);
      String name = String.join(".", parts);
      if (!Remainder.isBeside(name, entry.getValue()) && own.put(name, entry.getValue()) != null) {
        throw new FormatException("the file holds '" + name + "' twice: it is of two networks");
      }
    }
    return own;
  }

  /** The names, with a dot, that a network may lie within: the file itself, then the fullest. */
  private static List<String> places(Map<String, Tensor> tensors) {
    Map<String, Integer> counts = new HashMap<>();
    for (String name : tensors.keySet()) {
      int dot = name.indexOf('.');
      for (int depth = 0; dot >= 0 && depth < DEEPEST; depth++) {
        counts.merge(name.substring(0, dot + 1), 1, Integer::sum);
        dot = name.indexOf('.', dot + 1);
      }
    }
    List<String> places = new ArrayList<>(List.of(""));
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().length())
                .thenComparing(Map.Entry::getKey, Comparator.naturalOrder()))
        .limit(MOST_PLACES)
        .forEach(e -> places.add(e.getKey()));
    return places;
  }
}
