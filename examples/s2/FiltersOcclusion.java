package s2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convlens.catalog.Catalog;
import org.convlens.format.Models;
import org.convlens.format.image.Photo;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.score.Prediction;
import org.convlens.torch.Torch;

/** The first filters in three arrangements, and what hiding parts of a picture costs. */
public final class FiltersOcclusion {
  private FiltersOcclusion() {}

  /**
   * @param words a network, a picture, a folder for what is made, the patch's side and its stride
   */
  public static void main(String... words) throws IOException {
    Path out = Files.createDirectories(Path.of(words[2]));
    try (Network network = Torch.engine().open(Models.open(Path.of(words[0])))) {
      Scene scene = Scene.of(network, Photo.read(Path.of(words[1])));
      Prediction best = Prediction.all(network, scene.input()).get(0);
      for (String arrangement : new String[] {"multi-channel", "single-channel", "collated"}) {
        draw("filters", Map.of("arrangement", arrangement), scene, out.resolve(arrangement + ".png"));
      }
      draw(
          "occlusion",
          Map.of("patch", words[3], "stride", words[4]),
          scene.explaining(Prediction.score(network.model().head(), best.index())),
          out.resolve("occlusion.png"));
    }
  }

  private static void draw(String name, Map<String, String> knobs, Scene scene, Path file)
      throws IOException {
    Method method = Knobs.with(Catalog.entry(name).defaults(), knobs);
    Png.write(Drawing.draw(method.look(scene).picture()), Map.of(), file);
  }
}
