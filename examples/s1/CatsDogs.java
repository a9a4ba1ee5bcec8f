package s1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.data.TrainingData;
import org.convlens.format.image.Photo;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.format.set.TrainingSets;
import org.convlens.format.set.Wish;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingResult;

/** Cats and dogs: trains, then draws the filters and what each layer makes of a picture. */
public final class CatsDogs {
  private CatsDogs() {}

  /**
   * @param words the data, a picture, a folder for what is made, and how many epochs
   */
  public static void main(String... words) throws IOException {
    Recipe recipe = Knobs.with(Recipes.named("cats-dogs"), Map.of("epochs", words[3]));
    TrainingData data =
        TrainingSets.open(words[0], new Wish(recipe.preprocessing(), 150, 150, 1));
    Volume picture = Photo.read(Path.of(words[1]));
    Path out = Files.createDirectories(Path.of(words[2]));
    Engine engine = Torch.engine();
    TrainingResult result =
        new Trainer(engine, recipe, 1)
            .train(
                data,
                Progress.SILENT,
                (epoch, figures, weights) -> System.out.println(epoch + ": " + figures));
    OnnxWriter.write(result.trained(), out.resolve("cats-dogs.onnx"));
    try (Network network = engine.open(result.trained())) {
      Scene scene = Scene.of(network, picture);
      for (String method : new String[] {"filters", "feature-maps"}) {
        Png.write(
            Drawing.draw(Catalog.entry(method).defaults().look(scene).picture()),
            Map.of(),
            out.resolve(method + ".png"));
      }
    }
  }
}
