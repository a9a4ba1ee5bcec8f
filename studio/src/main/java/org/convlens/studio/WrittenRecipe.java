package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.method.Knobs;
import org.convlens.net.Model;
import org.convlens.task.UsageException;
import org.convlens.train.OwnRecipe;
import org.convlens.train.Recipe;
import org.convlens.train.TransferRecipe;

/**
 * Recipes that are written down. A text is either a network a layer a line ({@link OwnRecipe}), or
 * begins with {@code from MODEL} and says which of its layers stay:
 *
 * <pre>
 * from squeezenet1_1
 * freeze-until fire8
 * train epochs=20
 * </pre>
 */
public final class WrittenRecipe {
  /** That nothing stays. */
  public static final String NOTHING = "nothing";

  private static final Pattern FROM = Pattern.compile("from\\s+(\\S.*)");
  private static final Pattern UNTIL = Pattern.compile("freeze-until\\s+(\\S.*)");

  private WrittenRecipe() {}

  /** What {@link #read} reads. */
  public static String text(String model, Optional<String> freezeUntil) {
    return "from " + model + "\n" + freezeUntil.map(l -> "freeze-until " + l + "\n").orElse("");
  }

  /**
   * @param name of the recipe, for a network a layer a line
   * @throws IOException with one line, if a network that is named cannot be opened
   * @throws UsageException naming the line and the remedy
   */
  public static Recipe read(String text, String name) throws IOException {
    String first =
        text.lines().map(WrittenRecipe::said).filter(l -> !l.isEmpty()).findFirst().orElse("");
    return FROM.matcher(first).matches() ? transfer(text, name) : OwnRecipe.read(text, name);
  }

  private static String said(String line) {
    return line.replaceFirst("#.*", "").strip();
  }

  private static Recipe transfer(String text, String name) throws IOException {
    Optional<TransferRecipe> recipe = Optional.empty();
    Map<String, String> settings = new LinkedHashMap<>();
    int number = 0;
    for (String written : text.split("\\R", -1)) {
      number++;
      String line = said(written);
      Matcher from = FROM.matcher(line);
      Matcher until = UNTIL.matcher(line);
      if (from.matches()) {
        recipe = Optional.of(TransferRecipe.of(OpenedModel.open(from.group(1)).model()));
      } else if (until.matches() && recipe.isPresent()) {
        recipe = Optional.of(frozen(recipe.get(), until.group(1)));
      } else if (line.startsWith("train ")) {
        for (String setting : line.substring("train ".length()).strip().split("\\s+", -1)) {
          String[] sides = setting.split("=", 2);
          settings.put(sides[0], sides.length == 2 ? sides[1] : "true");
        }
      } else if (!line.isEmpty()) {
        throw new UsageException(
            "line %d of '%s': after 'from MODEL' come 'freeze-until LAYER' and 'train NAME=VALUE'"
                .formatted(number, name));
      }
    }
    return Knobs.with(recipe.orElseThrow(), settings);
  }

  private static TransferRecipe frozen(TransferRecipe recipe, String layer) {
    Model base = recipe.base();
    return layer.equals(NOTHING) ? recipe.untilNothing() : recipe.until(base.graph().layer(layer));
  }
}
