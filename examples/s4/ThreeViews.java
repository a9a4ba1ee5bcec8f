package s4;

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
import org.convlens.net.Network;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;

/** MNIST from first principles, and three ways to look at the network. */
public final class ThreeViews {
  private ThreeViews() {}

  /**
   * @param words the data, a picture, a folder for what is made, how many epochs, and how many
   *     batches each has
   */
  public static void main(String... words) throws IOException {
    Recipe recipe =
        Knobs.with(
            Recipes.named("digits-512"), Map.of("epochs", words[3], "steps", words[4]));
    TrainingData data = TrainingSets.open(words[0], new Wish(recipe.preprocessing(), 28, 28, 1));
    Volume picture = Photo.read(Path.of(words[1]));
    Path out = Files.createDirectories(Path.of(words[2]));
    Engine engine = Torch.engine();
    TrainingResult result =
        new Trainer(engine, recipe, 1).train(data, Progress.SILENT, TrainingListener.NONE);
    try (Network network = engine.open(result.trained())) {
      Scene scene = Scene.of(network, picture);
      Prediction best = Prediction.all(network, scene.input()).get(0);
      System.out.println(best.label() + ", p = " + best.probability());
      draw("feature-maps", Map.of(), scene, out.resolve("activations.png"));
      draw("gradient-ascent", Map.of("layer", "conv2d_1"), scene, out.resolve("wishes.png"));
      draw(
          "grad-cam",
          Map.of(),
          scene.explaining(Prediction.score(network.model().head(), best.index())),
          out.resolve("looked.png"));
    }
  }

  private static void draw(String name, Map<String, String> knobs, Scene scene, Path file)
      throws IOException {
    Method method = Knobs.with(Catalog.entry(name).defaults(), knobs);
    Png.write(Drawing.draw(method.look(scene).picture()), Map.of(), file);
  }
}
