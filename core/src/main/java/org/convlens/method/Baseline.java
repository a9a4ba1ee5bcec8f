package org.convlens.method;

import java.util.List;
import org.convlens.array.Blur;
import org.convlens.array.Volume;
import org.convlens.net.Model;
import org.convlens.task.UsageException;

/**
 * The picture that stands for "nothing there".
 *
 * @param text as users write it: {@code zero}, {@code grey}, {@code mean}, {@code blur}, or a
 *     number, which every number of the preprocessed picture then is
 */
public record Baseline(String text) {
  private static final List<String> WORDS = List.of("zero", "grey", "mean", "blur");
  private static final String NUMBER =
      "[+-]?(\\d{1,20}\\.?\\d{0,20}|\\.\\d{1,20})([eE][+-]?\\d{1,2})?";

  /** Zero after preprocessing, as Captum takes it: for most networks a mean colour. */
  public static final Baseline ZERO = new Baseline("zero");

  /** Middle grey, 127.5 of 0..255 in each colour before preprocessing. */
  public static final Baseline GREY = new Baseline("grey");

  /** The picture's own mean colour everywhere. */
  public static final Baseline MEAN = new Baseline("mean");

  /** The picture, blurred: a Gaussian with a standard deviation of a sixteenth of its height. */
  public static final Baseline BLUR = new Baseline("blur");

  private static final float MIDDLE = 127.5f;

  public Baseline {
    if (!WORDS.contains(text) && !isNumber(text)) {
      throw new UsageException("'" + text + "': give " + String.join(", ", WORDS) + " or a number");
    }
  }

  private static boolean isNumber(String text) {
    return text.matches(NUMBER) && Float.isFinite(Float.parseFloat(text));
  }

  /** Every number the same, after preprocessing. */
  public static Baseline of(double number) {
    return number == 0 ? ZERO : new Baseline(Double.toString(number));
  }

  /** What may be given but numbers. */
  static List<String> words() {
    return WORDS;
  }

  /** The baseline of a preprocessed input. */
  public Volume of(Model model, Volume input) {
    float[] means = input.channelMeans();
    return switch (text) {
      case "zero" -> input.map(v -> 0);
      case "grey" -> model.preprocessing().normalise(input.map(v -> MIDDLE));
      case "mean" ->
          Volume.generate(input.channels(), input.height(), input.width(), (c, y, x) -> means[c]);
      case "blur" -> Blur.gaussian(input, input.height() / 16.0);
      default -> input.map(v -> Float.parseFloat(text));
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
