package org.convlens.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.catalog.Entry;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.OpenedPicture;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/**
 * What somebody wants to compare: methods, a network, pictures, in this order.
 *
 * @param named pictures and folders as they were written
 * @param all whether all methods are meant that the network allows
 * @param found all pictures that are meant, those beyond the limit too
 * @param pictures that are compared
 */
public record CompareWords(
    List<Choice> choices,
    boolean all,
    String model,
    List<String> named,
    List<String> found,
    PictureNames pictures) {
  /**
   * @param words as they were written
   * @param methods by name, if they do not stand before the network
   * @param limit pictures at most
   */
  public static CompareWords of(List<String> words, Optional<String> methods, int limit)
      throws IOException {
    if (words.size() < 2) {
      throw new UsageException(
          "compare needs a network and a picture: convlens compare digits digit:7");
    }
    if (limit < 1) {
      throw new UsageException("limit " + limit + ": give at least 1");
    }
    int named = 0;
    while (named < words.size() - 2 && Choice.isNamedBy(words.get(named))) {
      named++;
    }
    String model = words.get(named);
    List<String> pictures = words.subList(named + 1, words.size());
    boolean network = Files.exists(Path.of(model)) || OpenedModel.isKnown(model);
    if (pictures.size() > 1 && !network && !isPicture(pictures.get(0))) {
      List<String> known = Catalog.entries().stream().map(Entry::name).toList();
      throw Suggestion.unknown("method", model, known, "convlens methods");
    }
    if (named > 0 && methods.isPresent()) {
      throw new UsageException("name the methods before the network or with --methods, not both");
    }
    List<String> found = PictureNames.inFolders(pictures);
    return new CompareWords(
        choices(words.subList(0, named), methods),
        methods.equals(Optional.of(Choice.ALL)),
        model,
        List.copyOf(pictures),
        found,
        PictureNames.of(PictureNames.spread(found, limit)));
  }

  /** How many pictures are compared and whence they are, where there are more. */
  public Optional<String> limited() {
    int some = pictures.names().size();
    return some == found.size()
        ? Optional.empty()
        : Optional.of(
            some + " of " + found.size() + " pictures, as many of each folder as of the others");
  }

  private static List<Choice> choices(List<String> named, Optional<String> methods) {
    if (methods.isPresent()) {
      return Choice.parse(methods.get());
    }
    return named.isEmpty() ? Catalog.representatives() : Choice.parse(String.join(",", named));
  }

  private static boolean isPicture(String name) {
    return !OpenedPicture.isFile(name) || Files.exists(Path.of(name));
  }
}
