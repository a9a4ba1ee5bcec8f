package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.Trace;

/**
 * Which rows and columns of a random picture move a unit, found by moving them: each so far up, and
 * so far down, that it wins every maximum. With positive weights nothing cancels; in float64
 * nothing is lost.
 */
final class Support implements AutoCloseable {
  private static final float FAR = 0x1p50f;

  private final Shape input;
  private final Network network;
  private final Trace trace;

  Support(Graph graph, Set<LayerId> layers) {
    this.input = graph.inputShape();
    this.network = Torch.engine(new Torch.Options(1, Precision.FLOAT64)).open(Nets.model(graph));
    this.trace = network.trace(pictures(), layers);
  }

  /** The picture, then with each row moved up, with each moved down, then with each column. */
  private List<Volume> pictures() {
    Random random = new Random(3);
    Volume still = Volume.generate(channels(), rows(), columns(), (c, y, x) -> random.nextFloat());
    Volume far =
        Volume.generate(
            channels(), rows(), columns(), (c, y, x) -> FAR * (0.5f + random.nextFloat()));
    List<Volume> pictures = new ArrayList<>(List.of(still));
    for (int moved = 0; moved < rows() + columns(); moved++) {
      int row = moved;
      int column = moved - rows();
      Volume move =
          Volume.generate(
              channels(),
              rows(),
              columns(),
              (c, y, x) -> y == row || x == column ? far.at(c, y, x) : 0);
      pictures.add(still.plus(move));
      pictures.add(still.minus(move));
    }
    return pictures;
  }

  private int channels() {
    return input.channels();
  }

  private int rows() {
    return input.height();
  }

  private int columns() {
    return input.width();
  }

  /** For each unit of a layer, by rows, the smallest box of all that moves it. */
  List<Box> boxes(LayerId layer) {
    Volume still = trace.at(0, layer);
    boolean[][] moved = new boolean[rows() + columns()][still.area()];
    for (int stripe = 0; stripe < moved.length; stripe++) {
      for (int i = 1 + 2 * stripe; i < 3 + 2 * stripe; i++) {
        Volume then = trace.at(i, layer);
        for (int number = 0; number < still.size(); number++) {
          moved[stripe][number % still.area()] |= differ(still.at(number), then.at(number));
        }
      }
    }
    return IntStream.range(0, still.area()).mapToObj(unit -> box(moved, unit)).toList();
  }

  private Box box(boolean[][] moved, int unit) {
    int[] seenRows = IntStream.range(0, rows()).filter(y -> moved[y][unit]).toArray();
    int[] seenColumns =
        IntStream.range(0, columns()).filter(x -> moved[rows() + x][unit]).toArray();
    return seenRows.length == 0
        ? new Box(0, 0, 0, 0)
        : new Box(
            seenRows[0],
            seenColumns[0],
            seenRows[seenRows.length - 1] + 1,
            seenColumns[seenColumns.length - 1] + 1);
  }

  private static boolean differ(float one, float other) {
    return Float.compare(one, other) != 0
        && Math.abs(one - other) > 1e-6 * Math.max(Math.abs(one), Math.abs(other));
  }

  @Override
  public void close() {
    trace.close();
    network.close();
  }
}
