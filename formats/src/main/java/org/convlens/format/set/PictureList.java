package org.convlens.format.set;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.data.ClassedPictures;
import org.convlens.format.image.Photo;
import org.convlens.task.Sha256;

/** Picture files with a class each, decoded when they are wanted. */
final class PictureList implements ClassedPictures {
  private final Path folder;
  private final List<String> names;
  private final int[] labels;
  private final List<String> classes;

  /**
   * @param folder that all of them lie in
   * @param names paths from there, with slashes
   * @param labels the class of each
   */
  PictureList(Path folder, List<String> names, int[] labels, List<String> classes) {
    this.folder = folder;
    this.names = List.copyOf(names);
    this.labels = labels.clone();
    this.classes = List.copyOf(classes);
  }

  /** The file of a picture. */
  Path file(int index) {
    return folder.resolve(names.get(index));
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public String name(int index) {
    return names.get(index);
  }

  @Override
  public Volume picture(int index) throws IOException {
    return Photo.read(file(index));
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  /** Of the files' names, lengths and classes. */
  @Override
  public String fingerprint() {
    Sha256 digest = new Sha256();
    for (int i = 0; i < size(); i++) {
      File file = file(i).toFile();
      digest.add(name(i) + " " + file.length() + " " + classes.get(labels[i]) + "\n");
    }
    return digest.brief();
  }
}
