package org.convlens.format.set;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.format.zoo.CacheFolder;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** The data sets that are known by name. */
public final class KnownSets {
  private static final String MNIST = "https://storage.googleapis.com/cvdf-datasets/mnist/";
  private static final String FASHION =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";

  private static final List<KnownSet> SETS =
      List.of(
          new KnownSet(
              "mnist",
              "60,000 and 10,000 handwritten digits, 28 × 28, grey",
              "CC BY-SA 3.0",
              List.of(
                  KnownSet.file(
                      MNIST + "train-images-idx3-ubyte.gz",
                      9_912_422,
                      "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                  KnownSet.file(
                      MNIST + "train-labels-idx1-ubyte.gz",
                      28_881,
                      "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                  KnownSet.file(
                      MNIST + "t10k-images-idx3-ubyte.gz",
                      1_648_877,
                      "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                  KnownSet.file(
                      MNIST + "t10k-labels-idx1-ubyte.gz",
                      4_542,
                      "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))),
          new KnownSet(
              "fashion-mnist",
              "60,000 and 10,000 pieces of clothing, 28 × 28, grey",
              "MIT",
              List.of(
                  KnownSet.file(
                      FASHION + "train-images-idx3-ubyte.gz",
                      26_421_880,
                      "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                  KnownSet.file(
                      FASHION + "train-labels-idx1-ubyte.gz",
                      29_515,
                      "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                  KnownSet.file(
                      FASHION + "t10k-images-idx3-ubyte.gz",
                      4_422_102,
                      "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                  KnownSet.file(
                      FASHION + "t10k-labels-idx1-ubyte.gz",
                      5_148,
                      "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"))),
          new KnownSet(
              "cifar10",
              "50,000 and 10,000 photographs of ten kinds, 32 × 32",
              "no licence is stated; for research",
              List.of(
                  KnownSet.file(
                      "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                      170_052_171,
                      "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"))));

  private KnownSets() {}

  /** All of them. */
  public static List<KnownSet> all() {
    return SETS;
  }

  /** What they are called. */
  public static List<String> names() {
    return SETS.stream().map(KnownSet::name).toList();
  }

  /** The set of this name, if it is known. */
  public static Optional<KnownSet> find(String name) {
    return SETS.stream().filter(set -> set.name().equals(name)).findFirst();
  }

  /**
   * @throws UsageException with the nearest names, if it is not known
   */
  public static KnownSet named(String name) {
    return find(name)
        .orElseThrow(() -> Suggestion.unknown("known data set", name, names(), "convlens data"));
  }

  /** Where sets lie that were pulled. */
  public static Path cache() {
    return CacheFolder.ofUser().resolve("data");
  }

  /**
   * The folder or file of this name; of a known set the folder that it was pulled into, unless
   * there is something else of its name.
   *
   * @throws UsageException if it is a known set that was not pulled
   */
  static Path place(String name) {
    Path path = Path.of(name);
    Optional<KnownSet> known = Files.exists(path) ? Optional.empty() : find(name);
    if (known.isEmpty()) {
      return path;
    }
    Path folder = cache().resolve(name);
    if (!known.get().isIn(folder)) {
      throw new UsageException(
          "%s is not here: 'convlens data pull %s' fetches it (%s), or give its folder"
              .formatted(name, name, known.get().size()));
    }
    return folder;
  }
}
