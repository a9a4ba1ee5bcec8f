package org.convlens.studio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.task.UsageException;

/**
 * Which class pictures truly are of, and how that is known: one class that somebody named, or the
 * names of the folders that they lie in.
 */
public final class TrueClasses {
  /** Says that the class is the name of a picture's folder. */
  public static final String FOLDER = "folder";

  private final Optional<Integer> one;
  private final Map<String, Integer> folders;
  private final String said;

  private TrueClasses(Optional<Integer> one, Map<String, Integer> folders, String said) {
    this.one = one;
    this.folders = folders;
    this.said = said;
  }

  /**
   * As somebody said.
   *
   * @param text a class by index or name, or {@link #FOLDER}
   * @param pictures that are looked at
   * @throws UsageException if there is no such class, or the network has no classes of pictures
   */
  public static TrueClasses of(String text, List<String> pictures, Model model) {
    Head head = model.head();
    if (head.isRegression() || !head.places().isOne()) {
      throw new UsageException(
              head.isRegression()
                  ? "truth '" + text + "': the network puts out values, not classes"
                  : "truth '" + text + "': the network says its classes in many places")
          .about("truth");
    }
    boolean folder = text.equals(FOLDER) && !model.labels().names().contains(FOLDER);
    if (!folder) {
      int index = model.labels().index(text, head.answers());
      String name = "class " + index;
      String label = model.labels().name(index);
      return new TrueClasses(
          Optional.of(index), Map.of(), label.equals(name) ? name : name + " '" + label + "'");
    }
    Map<String, Integer> known = new TreeMap<>();
    Set<String> names = folders(pictures);
    boolean ordered = model.labels().names().isEmpty() && names.size() == head.answers();
    for (String name : names) {
      int place = ordered && !isNumber(name) ? known.size() : -1;
      known.put(name, place < 0 ? named(name, model) : place);
    }
    return byFolder(known, model, ordered ? ", in the order of their names" : "");
  }

  /**
   * Where pictures lie in folders each of which is named as a class.
   *
   * @param named what somebody gave: pictures, folders of folders, or several such folders
   * @param pictures all of them
   * @return absent where that is not so
   */
  public static Optional<TrueClasses> recognised(
      List<String> named, List<String> pictures, Model model) {
    Head head = model.head();
    Map<String, Integer> known = new TreeMap<>();
    if (!liesInFolders(named, pictures)) {
      return Optional.empty();
    }
    for (String folder : folders(pictures)) {
      Optional<Integer> index = match(folder, model);
      if (index.isEmpty()) {
        return Optional.empty();
      }
      known.put(folder, index.get());
    }
    boolean several = known.size() > 1 && !head.isRegression() && head.places().isOne();
    return several ? Optional.of(byFolder(known, model, "")) : Optional.empty();
  }

  /**
   * A folder whose name hides that pictures may lie in folders of their classes.
   *
   * @param folder which is named as no single class
   * @param taken what {@link #FOLDER} takes it for; absent where that cannot tell either
   */
  public record Unrecognised(String folder, Optional<String> taken) {}

  /**
   * Why folders that may be classes are not {@link #recognised}: the first whose name is none.
   *
   * @param named what somebody gave
   * @param pictures all of them
   * @return absent where they are recognised, or there are not several folders
   */
  public static Optional<Unrecognised> unrecognised(
      List<String> named, List<String> pictures, Model model) {
    Head head = model.head();
    Set<String> names = folders(pictures);
    boolean classes = !head.isRegression() && head.places().isOne();
    if (!classes || names.size() < 2 || !liesInFolders(named, pictures)) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> match(name, model).isEmpty())
        .findFirst()
        .map(name -> new Unrecognised(name, taken(name, pictures, model)));
  }

  private static Optional<String> taken(String folder, List<String> pictures, Model model) {
    try {
      int index = of(FOLDER, pictures, model).folders.getOrDefault(folder, -1);
      return index < 0 ? Optional.empty() : Optional.of(model.labels().name(index));
    } catch (UsageException ambiguous) {
      return Optional.empty();
    }
  }

  /** The names of the folders that pictures lie in. */
  private static Set<String> folders(List<String> pictures) {
    return pictures.stream()
        .map(TrueClasses::parent)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whether no picture was given itself, and either all lie in folders that were given or none
   * does: the name of a folder of folders may mean nothing.
   */
  private static boolean liesInFolders(List<String> named, List<String> pictures) {
    if (pictures.stream().anyMatch(named::contains)) {
      return false;
    }
    long given = pictures.stream().filter(picture -> isGiven(picture, named)).count();
    return given == 0 || given == pictures.size();
  }

  /** Whether it lies in a folder that was given itself. */
  private static boolean isGiven(String picture, List<String> named) {
    Path folder = Path.of(picture).toAbsolutePath().normalize().getParent();
    return named.stream().anyMatch(n -> Path.of(n).toAbsolutePath().normalize().equals(folder));
  }

  private static TrueClasses byFolder(Map<String, Integer> known, Model model, String how) {
    List<Map.Entry<String, Integer>> others =
        known.entrySet().stream()
            .filter(folder -> !isNamedAs(folder.getKey(), model.labels().name(folder.getValue())))
            .toList();
    String said =
        others.stream()
            .limit(3)
            .map(folder -> folder.getKey() + " = " + model.labels().name(folder.getValue()))
            .collect(Collectors.joining("; "));
    String more = others.size() > 3 ? "; and " + (others.size() - 3) + " more" : "";
    String as = "folders are named as the classes" + (others.isEmpty() ? "" : ", but ");
    String named = others.size() == known.size() ? "named by their folders: " : as;
    return new TrueClasses(Optional.empty(), known, named + said + more + how);
  }

  private static boolean isNamedAs(String folder, String label) {
    return label.equals(folder) || label.equals("class " + folder);
  }

  private static String parent(String picture) {
    Path folder = Path.of(picture).toAbsolutePath().normalize().getParent();
    Path name = folder == null ? null : folder.getFileName();
    return Objects.toString(name, "");
  }

  /** The class that a folder must be named by. */
  private static int named(String folder, Model model) {
    return match(folder, model)
        .orElseGet(() -> model.labels().index(folder.replace('_', ' '), model.head().answers()));
  }

  /** The class of which this is the name, one of the names, the synset, or the index. */
  private static Optional<Integer> match(String folder, Model model) {
    List<String> labels = model.labels().names();
    String wanted = plain(folder);
    List<Integer> whole = where(labels, label -> plain(label).equals(wanted));
    List<Integer> part =
        where(
            labels,
            label ->
                plain(label.split("\\s", 2)[0]).equals(wanted)
                    || Arrays.stream(label.split("[,/]", -1))
                        .anyMatch(p -> plain(p).equals(wanted)));
    List<Integer> found = whole.isEmpty() ? part : whole;
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    boolean index = found.isEmpty() && isNumber(folder);
    return index && Integer.parseInt(folder) < model.head().answers()
        ? Optional.of(Integer.parseInt(folder))
        : Optional.empty();
  }

  private static boolean isNumber(String folder) {
    return folder.matches("[0-9]{1,6}");
  }

  private static List<Integer> where(List<String> labels, java.util.function.Predicate<String> is) {
    return IntStream.range(0, labels.size()).filter(i -> is.test(labels.get(i))).boxed().toList();
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
  }

  /** The index of the class that a picture truly is of. */
  public Optional<Integer> of(String picture) {
    return one.or(() -> Optional.ofNullable(folders.get(parent(picture))));
  }

  /** How it is known, for people. */
  public String said() {
    return said;
  }
}
