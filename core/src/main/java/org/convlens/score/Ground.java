package org.convlens.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Network;
import org.convlens.net.Places;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Seen;
import org.convlens.net.Trace;
import org.convlens.task.UsageException;

/**
 * What the regions of a score lie on: the original picture, which part of it a network sees, what
 * the network says of it, and the masks that go with it.
 */
public final class Ground {
  /** No picture: only places that the network itself has can be named. */
  public static final Ground NONE = new Ground(Optional.empty(), Map.of());

  private static final float BRIGHT = 127.5f;

  private final Optional<Looked> looked;
  private final Map<String, Volume> masks;

  /** A network and the picture that it looks at. */
  private record Looked(Network network, Volume picture) {
    Seen seen() {
      Preprocessing preprocessing = network.model().preprocessing();
      Shape input = network.model().graph().inputShape();
      return preprocessing
          .resize()
          .seen(picture.height(), picture.width(), input.height(), input.width());
    }

    Volume scores(Head head) {
      Preprocessing preprocessing = network.model().preprocessing();
      Shape shape = network.model().graph().inputShape();
      Volume input = preprocessing.apply(picture, shape.height(), shape.width());
      try (Trace trace = network.trace(List.of(input), Set.of(head.logits()))) {
        return trace.at(0, head.logits());
      }
    }
  }

  private Ground(Optional<Looked> looked, Map<String, Volume> masks) {
    this.looked = looked;
    this.masks = Map.copyOf(masks);
  }

  /**
   * @param picture the original, 0..255, of any size
   * @param masks by the names that a score calls them; 0..255
   */
  public static Ground of(Network network, Volume picture, Map<String, Volume> masks) {
    return new Ground(Optional.of(new Looked(network, picture)), masks);
  }

  /**
   * The places of a region, in order; at least one.
   *
   * @param index the class whose predicted mask is meant
   * @throws UsageException if the network has no such places, or sees nothing of the region
   */
  List<Integer> places(Region region, Head head, int index) {
    Places places = head.places();
    if (region instanceof Region.All) {
      return IntStream.range(0, places.count()).boxed().toList();
    }
    if (!places.map()) {
      throw new UsageException(
          region
              + ": the network's scores are of "
              + (places.isOne()
                  ? "the whole picture, so write logit(CLASS)"
                  : places.count() + " boxes, so write box(CLASS, BOX) or 'over all'"));
    }
    if (region instanceof Region.Cell cell) {
      return List.of(cell(cell, places));
    }
    Looked by =
        looked.orElseThrow(
            () -> new UsageException(region + ": there is no picture; write cell(ROW, COLUMN)"));
    List<Integer> found = found(region, by, head, index);
    if (found.isEmpty()) {
      throw new UsageException(
          region instanceof Region.Predicted
              ? "predicted: nowhere in this picture is class " + index + " the likeliest"
              : region + ": the network sees nothing of it, only " + said(by.seen()));
    }
    return found;
  }

  private List<Integer> found(Region region, Looked by, Head head, int index) {
    if (region instanceof Region.Predicted) {
      return predicted(head, by.scores(head), index);
    }
    CellGrid grid = new CellGrid(head.places(), by.seen());
    if (region instanceof Region.Pixel pixel) {
      return grid.at(pixel.x() + 0.5, pixel.y() + 0.5).stream().boxed().toList();
    }
    if (region instanceof Region.Box box) {
      List<Integer> inside = grid.where(box::holds);
      return inside.isEmpty() ? grid.at(box.x(), box.y()).stream().boxed().toList() : inside;
    }
    Volume mask = mask((Region.Mask) region, by.picture());
    List<Integer> bright = grid.where((x, y) -> mask.at(0, (int) y, (int) x) > BRIGHT);
    return bright.isEmpty() ? touched(mask, grid) : bright;
  }

  /** The cells in which something of a mask lies. */
  private static List<Integer> touched(Volume mask, CellGrid grid) {
    return IntStream.range(0, mask.area())
        .filter(i -> mask.at(i) > BRIGHT)
        .flatMap(i -> grid.at(i % mask.width() + 0.5, row(i, mask) + 0.5).stream())
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  private static int row(int pixel, Volume mask) {
    return pixel / mask.width();
  }

  private static int cell(Region.Cell cell, Places places) {
    if (cell.row() >= places.rows() || cell.column() >= places.columns()) {
      throw new UsageException(
          cell
              + ": the map has rows 0 to "
              + (places.rows() - 1)
              + " and columns 0 to "
              + (places.columns() - 1));
    }
    return cell.row() * places.columns() + cell.column();
  }

  private static List<Integer> predicted(Head head, Volume scores, int index) {
    Places places = head.places();
    boolean own = head.independent() || places.classes() == 1;
    return IntStream.range(0, places.count())
        .filter(
            place ->
                own
                    ? scores.at(places.at(index, place)) > 0
                    : places.likeliest(scores, place) == index)
        .boxed()
        .toList();
  }

  private Volume mask(Region.Mask region, Volume picture) {
    Volume mask = masks.get(region.file());
    if (mask == null) {
      throw new UsageException(region + ": there is no such mask");
    }
    if (mask.height() != picture.height() || mask.width() != picture.width()) {
      throw new UsageException(
          "%s: it is of %d×%d and the picture of %d×%d; give a mask of the picture's size"
              .formatted(region, mask.width(), mask.height(), picture.width(), picture.height()));
    }
    return mask;
  }

  private static String said(Seen seen) {
    return new Region.Box(
            Math.floor(seen.left()),
            Math.floor(seen.top()),
            Math.ceil(seen.left() + seen.width()),
            Math.ceil(seen.top() + seen.height()))
        .toString();
  }
}
