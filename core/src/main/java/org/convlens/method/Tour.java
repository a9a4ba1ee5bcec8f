package org.convlens.method;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.task.Progress;

/**
 * One walk through an album, some pictures at a time, so that the memory needed does not grow with
 * their number. Pictures that cannot be read are left out and counted.
 */
public final class Tour {
  /** Numbers of the watched layers kept at once. */
  private static final long MOST_NUMBERS = 32_000_000;

  private static final int MOST_PICTURES = 16;

  private final Network network;
  private final Pictures album;
  private final Progress progress;
  private final List<String> unreadable = new ArrayList<>();
  private final List<String> diagnoses = new ArrayList<>();
  private int seen;
  private boolean stopped;

  public Tour(Network network, Pictures album, Progress progress) {
    this.network = network;
    this.album = album;
    this.progress = progress;
  }

  /** Is shown every picture's trace. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param item the picture's place in the trace
     * @param picture its index in the album
     */
    void visit(Trace trace, int item, int picture);
  }

  /**
   * Shows all pictures, in the album's order.
   *
   * @throws IOException with one line, if none of them can be read
   */
  public void visit(Set<LayerId> watch, Visitor visitor) throws IOException {
    int batch = batch(watch);
    progress.begin("pictures", album.size());
    try {
      for (int start = 0; start < album.size() && !stopped; start += batch) {
        int end = Math.min(album.size(), start + batch);
        look(start, end, watch, visitor);
        progress.advance(end - start, album.name(end - 1));
        stopped = end < album.size() && progress.cancelled();
      }
    } finally {
      progress.end();
    }
    if (seen == 0) {
      throw new IOException(
          "none of the " + unreadable.size() + " pictures can be read: " + unreadable.get(0));
    }
  }

  private int batch(Set<LayerId> watch) {
    Graph graph = network.model().graph();
    long numbers = graph.inputShape().elements();
    for (LayerId layer : watch) {
      numbers += graph.node(layer).shape().elements();
    }
    return (int) Math.max(1, Math.min(MOST_PICTURES, MOST_NUMBERS / Math.max(1, numbers)));
  }

  private void look(int start, int end, Set<LayerId> watch, Visitor visitor) {
    List<Volume> inputs = new ArrayList<>();
    List<Integer> pictures = new ArrayList<>();
    Model model = network.model();
    for (int i = start; i < end; i++) {
      try {
        inputs.add(model.preprocessing().normalise(view(model, album, i)));
        pictures.add(i);
      } catch (IOException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    if (inputs.isEmpty()) {
      return;
    }
    if (seen == 0) {
      diagnoses.addAll(Diagnosis.ofWeights(model.graph()));
      Diagnosis.ofInput(model, inputs.get(0)).stream()
          .map(said -> "The first picture, " + album.name(pictures.get(0)) + ": " + said)
          .forEach(diagnoses::add);
    }
    try (Trace trace = network.trace(inputs, watch)) {
      for (int item = 0; item < inputs.size(); item++) {
        visitor.visit(trace, item, pictures.get(item));
        seen++;
      }
    }
  }

  /** A picture as the network sees it before normalisation. */
  public static Volume view(Model model, Pictures album, int picture) throws IOException {
    Shape input = model.graph().inputShape();
    return model.preprocessing().view(album.picture(picture), input.height(), input.width());
  }

  /** How many pictures were looked at. */
  public int seen() {
    return seen;
  }

  /** How many could not be read. */
  public int skipped() {
    return unreadable.size();
  }

  /** How many were looked at or skipped. */
  public int taken() {
    return seen + unreadable.size();
  }

  /** What must be known of the walk, one sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(diagnoses);
    if (!unreadable.isEmpty()) {
      notes.add(
          "%d of %d pictures could not be read and were skipped, the first because %s."
              .formatted(unreadable.size(), seen + unreadable.size(), unreadable.get(0)));
    }
    if (stopped) {
      notes.add("Stopped: these are " + seen + " of " + album.size() + " pictures.");
    }
    return notes;
  }
}
