package org.convlens.method;

import java.util.Locale;
import java.util.Optional;
import org.convlens.score.Score;
import org.convlens.score.Term;

/**
 * What a heatmap is called: the method, and what its numbers are.
 *
 * @param method its name
 * @param known the score, where it is that of a class which is named beside the caption
 * @param title of the heatmap, which may name the score
 */
public record Caption(String method, Optional<Score> known, String title) {
  /**
   * Such as {@code grad-cam at features.12}, {@code occlusion, drop of the score} or {@code
   * integrated gradients of the score}.
   */
  public String text() {
    String about = about();
    if (known.isPresent() && title.startsWith(known.get() + " ")) {
      return method + " " + about;
    }
    return letters(about).startsWith(letters(method)) ? about : method + ", " + about;
  }

  /**
   * The title without the name of a score that is known, such as {@code drop of the score} or
   * {@code at features.12}.
   */
  public String about() {
    if (known.isEmpty()) {
      return title;
    }
    Score score = known.get();
    String word = word(score);
    if (title.startsWith(score + " ")) {
      return title.substring(score.toString().length() + 1);
    }
    return title.replace("∂ " + score, "∂ " + word).replace(score.toString(), "the " + word);
  }

  private static String word(Score score) {
    boolean value = score.terms().stream().anyMatch(term -> term.term() instanceof Term.Value);
    return value ? "value" : "score";
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
