package org.convlens.method.patch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.data.Pictures;
import org.convlens.method.About;
import org.convlens.method.Channels;
import org.convlens.method.Gathering;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Survey;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.ReceptiveField;
import org.convlens.paper.Paper;
import org.convlens.picture.Sheet;
import org.convlens.task.UsageException;

/** What the channels of a layer answer to most strongly among many pictures. */
@About(
    summary = "The patches of a folder's pictures that excite each channel of a layer most.",
    formula =
        "of every picture the unit with the largest activation A(row, column) of the channel, cut"
            + " to its receptive field; of these the largest",
    caution =
        "It shows what is strongest in these pictures only, and two patches that look alike to"
            + " people may excite a channel for different reasons.",
    compat =
        "As in the Deep Visualization Toolbox, which ships them computed beforehand "
            + "for its own network.",
    papers = {Paper.ZEILER_FERGUS_2013, Paper.YOSINSKI_2015})
public record TopPatches(
    @Knob("layer whose channels are looked at") Place layer,
    @Knob("channels of it: all, or numbers and ranges such as 0-15,40") Channels channels,
    @Knob(value = "channels shown, the first so many; 0 shows all", from = 0, to = 256) int rows,
    @Knob(value = "patches for each channel", from = 1, to = 64) int top,
    @Knob(value = "patches of one picture for each channel, boxes apart", from = 1, to = 64)
        int perPicture,
    @Knob("patch: what the unit sees; picture: the whole picture with the box; auto: by the size")
        Shows shows,
    @Knob(value = "pictures looked at, the first so many", from = 1, to = 10_000_000) int limit)
    implements Survey {

  private static final int MOST_TILES = 2304;

  /** How a patch is shown. */
  public enum Shows {
    /** The patch, or the whole picture where the field covers most of it. */
    AUTO,
    /** What the unit sees, cut off at the picture's border. */
    PATCH,
    /** The whole picture, dark outside the box of what the unit sees. */
    PICTURE
  }

  public TopPatches {
    Knobs.validate(TopPatches.class, layer, channels, rows, top, perPicture, shows, limit);
  }

  @Override
  public Gathering<?> gathering(Model model) {
    return patches(model);
  }

  private PatchGathering patches(Model model) {
    Graph graph = model.graph();
    LayerId target = layer.oneIn(graph);
    Shape shape = graph.node(target).shape();
    ReceptiveField field =
        ReceptiveField.of(graph, target)
            .orElseThrow(
                () -> new UsageException("layer '" + target + "' does not depend on the input"));
    List<Leaders> leaders = new ArrayList<>();
    for (int channel : chosen(shape, target)) {
      leaders.add(new Leaders(channel, top, perPicture, field));
    }
    return new PatchGathering(this, model, target, field, leaders);
  }

  /**
   * The sheet of units that were found before, in pictures that are read again.
   *
   * @param units of each of the chosen channels, the strongest first
   * @param album in which their pictures lie
   * @throws IOException with one line, if one of these cannot be read
   */
  public Sheet sheet(Model model, List<List<StrongUnit>> units, Pictures album, String title)
      throws IOException {
    PatchSheet sheet = new PatchSheet(patches(model), units, album);
    return sheet.draw(title, sheet.reading());
  }

  private List<Integer> chosen(Shape shape, LayerId target) {
    List<Integer> all = channels.in(shape.channels(), target.name());
    List<Integer> chosen = rows > 0 ? all.subList(0, Math.min(rows, all.size())) : all;
    if ((long) chosen.size() * top > MOST_TILES) {
      throw new UsageException(
              "%d channels with %d patches each are more than %,d: choose fewer of either"
                  .formatted(chosen.size(), top, MOST_TILES))
          .about("channels", "top");
    }
    return chosen;
  }
}
