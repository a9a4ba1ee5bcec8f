package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.data.ClassedPictures;
import org.convlens.format.set.PictureSets;
import org.convlens.format.set.TrainingSets;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.task.Progress;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.census.Census;

/**
 * What is in a data set?
 *
 * @param place a folder, a file, or the name of a known set
 * @param recipe whose changes of pictures are shown; absent for the one that goes with the pictures
 * @param seed of the samples and the changes
 * @param threads that look
 */
public record DataQuestion(String place, Optional<String> recipe, long seed, int threads) {
  /**
   * Looks at every picture. When the work is stopped, the answer is about those that were looked
   * at.
   *
   * @throws IOException with one line, if there is no data set
   */
  public DataAnswer answer(Progress progress) throws IOException {
    Optional<Recipe> named = recipe.map(Recipes::named);
    PictureSets found = TrainingSets.find(place);
    Map<String, ClassedPictures> parts = new LinkedHashMap<>();
    found.parts().forEach((split, set) -> parts.put(split.text(), set));
    Census census = Census.take(parts, threads, progress);
    DataSheet sheet = new DataSheet(place, parts.values().iterator().next(), seed);
    byte[] png = Png.bytes(Drawing.draw(sheet.picture(named)), Map.of());
    return new DataAnswer(place, found, census, png);
  }
}
