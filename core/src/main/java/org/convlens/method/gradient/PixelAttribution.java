package org.convlens.method.gradient;

import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.method.Explained;
import org.convlens.method.Sampling;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Reading;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.convlens.task.Tally;

/**
 * An explanation with a number for each channel of each pixel. The map folds the channels; the raw
 * numbers keep them.
 */
public interface PixelAttribution extends Sampling {
  /** What the raw numbers are called, C × H × W. */
  String RAW = "attribution";

  /** How the colour channels of a pixel become one number. */
  Fold fold();

  /**
   * @param input preprocessed, C × H × W
   */
  Attribution attribute(Network network, Volume input, Score score, Run run);

  /**
   * A number for each channel of each pixel.
   *
   * @param title what the numbers are
   * @param pixels of the input's shape
   * @param notes diagnoses, one sentence each
   */
  record Attribution(String title, Volume pixels, List<Note> notes) {
    public Attribution {
      notes = List.copyOf(notes);
    }

    Heatmap folded(Fold fold) {
      return new Heatmap(title, fold.apply(pixels), fold.isSigned(), notes).read(Reading.PIXELS);
    }
  }

  @Override
  default Heatmap sample(Network network, Volume input, Score score, Run run) {
    return attribute(network, input, score, run).folded(fold());
  }

  @Override
  default Explained explained(Network network, Volume input, Score score, Run run) {
    Tally tally = new Tally(run.progress());
    Attribution found = attribute(network, input, score, new Run(run.seed(), tally));
    Heatmap heat = found.folded(fold()).noting(tally.notes());
    return new Explained(heat, Map.of(RAW, found.pixels()));
  }
}
