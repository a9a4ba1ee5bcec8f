package org.convlens.format.set;

import java.io.IOException;
import java.util.List;
import org.convlens.data.LabelledPictures;
import org.convlens.task.Sha256;

/** Several sets of pictures of one size and the same classes, one after the other. */
final class Joined implements LabelledPictures {
  private final String name;
  private final List<LabelledPictures> sets;
  private final int[] starts;

  /**
   * @param sets at least one
   */
  Joined(String name, List<? extends LabelledPictures> sets) {
    this.name = name;
    this.sets = List.copyOf(sets);
    this.starts = new int[sets.size() + 1];
    for (int i = 0; i < sets.size(); i++) {
      starts[i + 1] = starts[i] + sets.get(i).size();
    }
  }

  private int set(int index) {
    int set = 0;
    while (index >= starts[set + 1]) {
      set++;
    }
    return set;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return starts[sets.size()];
  }

  /** Its number among all, from 0. */
  @Override
  public String name(int index) {
    return Integer.toString(index);
  }

  @Override
  public int channels() {
    return sets.get(0).channels();
  }

  @Override
  public int height() {
    return sets.get(0).height();
  }

  @Override
  public int width() {
    return sets.get(0).width();
  }

  @Override
  public List<String> classes() {
    return sets.get(0).classes();
  }

  @Override
  public int label(int index) {
    int set = set(index);
    return sets.get(set).label(index - starts[set]);
  }

  @Override
  public void read(int index, float[] target, int offset) throws IOException {
    int set = set(index);
    sets.get(set).read(index - starts[set], target, offset);
  }

  @Override
  public String fingerprint() {
    Sha256 digest = new Sha256();
    sets.forEach(set -> digest.add(set.fingerprint()));
    return digest.brief();
  }
}
