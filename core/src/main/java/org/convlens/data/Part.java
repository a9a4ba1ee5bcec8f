package org.convlens.data;

import java.io.IOException;
import java.util.List;
import org.convlens.task.Sha256;

/** Neighbouring pictures of a larger set. */
record Part(LabelledPictures whole, int from, int to) implements LabelledPictures {
  @Override
  public int channels() {
    return whole.channels();
  }

  @Override
  public int height() {
    return whole.height();
  }

  @Override
  public int width() {
    return whole.width();
  }

  @Override
  public String name() {
    return whole.name() + ", " + from + " to " + (to - 1);
  }

  @Override
  public String name(int index) {
    return whole.name(from + index);
  }

  @Override
  public int size() {
    return to - from;
  }

  @Override
  public List<String> classes() {
    return whole.classes();
  }

  @Override
  public int label(int index) {
    return whole.label(from + index);
  }

  @Override
  public void read(int index, float[] target, int offset) throws IOException {
    whole.read(from + index, target, offset);
  }

  @Override
  public String fingerprint() {
    return new Sha256().add(whole.fingerprint() + " " + from + " " + to).brief();
  }
}
