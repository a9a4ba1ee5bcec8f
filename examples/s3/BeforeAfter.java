package s3;

import static org.convlens.train.network.Layers.classes;
import static org.convlens.train.network.Layers.conv;
import static org.convlens.train.network.Layers.dense;
import static org.convlens.train.network.Layers.flatten;
import static org.convlens.train.network.Layers.maxpool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.data.TrainingData;
import org.convlens.format.image.Photo;
import org.convlens.format.set.TrainingSets;
import org.convlens.format.set.Wish;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.OwnRecipe;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;
import org.convlens.train.network.Sequential;

/** The same digit through the same network, before and after it was trained. */
public final class BeforeAfter {
  /** Two convolutions and a dense head, written down in Java. */
  private static final Sequential NETWORK =
      Sequential.input(28, 28, 1)
          .then(conv(16, 5).same().relu(), maxpool(2))
          .then(conv(36, 5).same().relu(), maxpool(2))
          .then(flatten(), dense(96).relu(), classes().softmax());

  private BeforeAfter() {}

  /**
   * @param words the data, a picture, a folder for what is made, and how many epochs
   */
  public static void main(String... words) throws IOException {
    OwnRecipe recipe =
        Knobs.with(
            OwnRecipe.of("before-after", NETWORK), Map.of("batch", "200", "epochs", words[3]));
    TrainingData data = TrainingSets.open(words[0], new Wish(recipe.preprocessing(), 28, 28, 1));
    Volume picture = Photo.read(Path.of(words[1]));
    Path out = Files.createDirectories(Path.of(words[2]));
    Engine engine = Torch.engine();
    TrainingResult result =
        new Trainer(engine, recipe, 1).train(data, Progress.SILENT, TrainingListener.NONE);
    System.out.println("test accuracy " + result.test().accuracy());
    draw(engine, result.untrained(), picture, out.resolve("before.png"));
    draw(engine, result.trained(), picture, out.resolve("after.png"));
  }

  private static void draw(Engine engine, Model model, Volume picture, Path file)
      throws IOException {
    Method maps = Knobs.with(Catalog.entry("feature-maps").defaults(), Map.of("columns", "12"));
    try (Network network = engine.open(model)) {
      Png.write(Drawing.draw(maps.look(Scene.of(network, picture)).picture()), Map.of(), file);
    }
  }
}
