package org.convlens.method;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * One walk through an album on this machine, some pictures at a time, so that the memory needed
 * does not grow with their number. Pictures that cannot be read are left out and counted.
 *
 * @param <S> what is found
 */
final class Tour<S> {
  /** Numbers of the watched layers kept at once. */
  private static final long MOST_NUMBERS = 32_000_000;

  static final int MOST_PICTURES = 16;

  private final Gathering<S> gathering;
  private final Network network;
  private final Pictures album;
  private S found;
  private Roll roll = Roll.EMPTY;

  private Tour(Gathering<S> gathering, Network network, Pictures album) {
    this.gathering = gathering;
    this.network = network;
    this.album = album;
    this.found = gathering.empty();
  }

  /**
   * Looks at all pictures, in the album's order, until the progress is cancelled.
   *
   * @throws IOException with one line, if none of them can be read
   */
  static <S> Outcome of(Gathering<S> gathering, Network network, Pictures album, Progress progress)
      throws IOException {
    Tour<S> tour = new Tour<>(gathering, network, album);
    tour.walk(progress);
    return gathering.outcome(tour.found, tour.roll, album);
  }

  private void walk(Progress progress) throws IOException {
    int batch = batch();
    progress.begin("pictures", album.size());
    try {
      boolean stopped = false;
      for (int start = 0; start < album.size() && !stopped; start += batch) {
        int end = Math.min(album.size(), start + batch);
        look(start, end);
        progress.advance(end - start, album.name(end - 1));
        stopped = end < album.size() && progress.cancelled();
      }
    } finally {
      progress.end();
    }
    if (roll.seen() == 0) {
      String why = roll.unreadable().values().stream().findFirst().orElse("there are none");
      throw new IOException("none of the " + roll.skipped() + " pictures can be read: " + why);
    }
  }

  private int batch() {
    Graph graph = network.model().graph();
    long numbers = graph.inputShape().elements();
    for (LayerId layer : gathering.watch()) {
      numbers += graph.node(layer).shape().elements();
    }
    return (int) Math.max(1, Math.min(gathering.batch(), MOST_NUMBERS / Math.max(1, numbers)));
  }

  private void look(int start, int end) {
    List<Volume> inputs = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Model model = network.model();
    for (int i = start; i < end; i++) {
      try {
        inputs.add(model.preprocessing().normalise(view(model, album, i)));
        names.add(album.name(i));
      } catch (IOException e) {
        roll = roll.lacking(album.name(i), String.valueOf(e.getMessage()));
      }
    }
    if (inputs.isEmpty()) {
      return;
    }
    if (roll.seen() == 0) {
      roll = roll.beginning(diagnosed(names.get(0), inputs.get(0)));
    }
    try (Trace trace = network.trace(inputs, gathering.watch())) {
      for (int item = 0; item < inputs.size(); item++) {
        found = gathering.add(found, trace, item, names.get(item));
      }
    }
    roll = roll.having(inputs.size());
  }

  private Roll.Diagnosed diagnosed(String name, Volume input) {
    List<String> notes = new ArrayList<>(Diagnosis.ofWeights(network.model().graph()));
    Diagnosis.ofInput(network.model(), input).stream()
        .map(said -> "The first picture, " + name + ": " + said)
        .forEach(notes::add);
    return new Roll.Diagnosed(name, notes);
  }

  /** A picture as the network sees it before normalisation. */
  private static Volume view(Model model, Pictures album, int picture) throws IOException {
    Shape input = model.graph().inputShape();
    return model.preprocessing().view(album.picture(picture), input.height(), input.width());
  }
}
