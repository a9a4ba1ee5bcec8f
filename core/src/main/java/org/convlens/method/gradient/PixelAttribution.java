package org.convlens.method.gradient;

import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.method.Sampling;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Raster;
import org.convlens.picture.Reading;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.task.Tally;

/**
 * An explanation with a number for each channel of each pixel. The map folds the channels; the raw
 * numbers keep them.
 */
public interface PixelAttribution extends Sampling {
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
  record Attribution(String title, Volume pixels, List<String> notes) {
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
  default Finding lookOnce(Scene scene) {
    Tally tally = new Tally(scene.progress());
    Run run = new Run(scene.seed(), tally);
    Attribution found = attribute(scene.network(), scene.input(), scene.requireScore(), run);
    Heatmap heat = found.folded(fold()).noting(tally.notes());
    Raster photo = Raster.ofBytes("input", scene.requireView());
    return new Finding(new Overlay(photo, heat), Map.of("attribution", found.pixels()));
  }
}
