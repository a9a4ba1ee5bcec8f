package org.convlens.format.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.convlens.net.Labels;

/** Reads the names of classes from text or JSON, and finds them beside a network's file. */
public final class LabelFiles {
  private static final long MOST_BYTES = 16 << 20;

  /** What people call such files. */
  private static final List<String> NAMES =
      List.of(
          "labels.txt",
          "labels.json",
          "classes.txt",
          "class_names.txt",
          "metadata.json",
          "synset_words.txt",
          "imagenet_class_index.json",
          "imagenet_labels_1001.txt",
          "imagenet_classes.txt");

  private LabelFiles() {}

  /**
   * Reads text with one name a line, also {@code n01440764 tench} and {@code 0: tench}; or JSON: a
   * list of names, names by index as in {@code {"0": ["n01440764", "tench"]}}, or indices by name.
   *
   * @throws IOException with one line if the file is missing, too long or holds no names
   */
  public static Labels read(Path file) throws IOException {
    byte[] bytes;
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("'" + file + "' is a folder, not a file with class names");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new IOException("'" + file + "' is no file with class names");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("'" + file + "' is too long for class names: more than 16 MB");
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("no class names '" + file + "': there is no such file", e);
    }
    List<String> names = names(new String(bytes, StandardCharsets.UTF_8));
    if (names.isEmpty()) {
      throw new IOException(
          "'" + file + "' holds no class names: write one a line, or a JSON list");
    }
    return new Labels(names);
  }

  /** As {@link #read}, of the text itself; {@link Labels#NONE} if it holds no names. */
  public static Labels parsed(String text) {
    return new Labels(names(text));
  }

  private static List<String> names(String content) {
    String text = content.startsWith("\ufeff") ? content.substring(1) : content;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\ufffd' || (c < ' ' && !Character.isWhitespace(c))) {
        return List.of();
      }
    }
    String start = text.stripLeading();
    if (!start.startsWith("[") && !start.startsWith("{")) {
      return TextLabels.names(text);
    }
    List<String> json = JsonLabels.names(start);
    return json.isEmpty() ? PythonNames.of(start) : json;
  }

  /**
   * The names that lie in the folder of a network: {@code net.labels.txt} or {@code
   * net.labels.json} for {@code net.onnx}, else {@code labels.txt}, {@code synset_words.txt} and
   * the like.
   *
   * @param classes how many the network has; files with another number of names do not count
   * @return {@link Labels#NONE} if there are none
   */
  public static Labels beside(Path model, int classes) {
    String name = String.valueOf(model.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    for (String own : List.of(stem + ".labels.txt", stem + ".labels.json")) {
      Labels labels = fitting(model.resolveSibling(own), classes);
      if (!labels.names().isEmpty()) {
        return labels;
      }
    }
    for (String usual : NAMES) {
      Labels labels = fitting(model.resolveSibling(usual), classes);
      if (!labels.names().isEmpty()) {
        return labels;
      }
    }
    return Labels.NONE;
  }

  private static Labels fitting(Path file, int classes) {
    if (!Files.isRegularFile(file)) {
      return Labels.NONE;
    }
    try {
      Labels labels = read(file);
      return labels.names().size() == classes ? labels : Labels.NONE;
    } catch (IOException e) {
      return Labels.NONE;
    }
  }
}
