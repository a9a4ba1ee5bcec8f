package org.convlens.train.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.convlens.array.Volume;
import org.convlens.net.Labels;

/** Neighbouring pictures of a larger set. */
record Part(Dataset whole, int from, int to) implements Dataset {
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
  public int size() {
    return to - from;
  }

  @Override
  public Labels labels() {
    return whole.labels();
  }

  @Override
  public int label(int index) {
    return whole.label(from + index);
  }

  @Override
  public Volume picture(int index) throws IOException {
    return whole.picture(from + index);
  }

  @Override
  public void read(int index, float[] target, int offset) throws IOException {
    whole.read(from + index, target, offset);
  }

  @Override
  public String fingerprint() {
    String text = whole.fingerprint() + " " + from + " " + to;
    return new Fingerprint().add(text.getBytes(StandardCharsets.UTF_8)).text();
  }
}
