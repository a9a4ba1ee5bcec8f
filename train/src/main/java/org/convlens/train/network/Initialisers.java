package org.convlens.train.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** Initialisers by name. */
final class Initialisers {
  private static final Pattern MEASURED = Pattern.compile("(truncated-normal|normal)\\((.+)\\)");

  private static final Map<String, Initialiser> NAMED = new LinkedHashMap<>();

  static {
    NAMED.put("glorot", Uniform.GLOROT);
    NAMED.put("xavier", Uniform.GLOROT);
    NAMED.put("glorot-uniform", Uniform.GLOROT);
    NAMED.put("glorot-normal", Normal.GLOROT);
    NAMED.put("he", Normal.HE);
    NAMED.put("he-normal", Normal.HE);
    NAMED.put("he-uniform", Uniform.HE);
    NAMED.put("pytorch", Uniform.PYTORCH);
    NAMED.put("identity", new Identity());
    NAMED.put("whitening", new Initialiser.Whitening());
  }

  private Initialisers() {}

  /**
   * @throws UsageException with the nearest names, if there is none
   */
  static Initialiser named(String text) {
    String plain = text.replace('_', '-');
    Matcher measured = MEASURED.matcher(plain);
    if (measured.matches()) {
      double deviation = TextLine.number("deviation", measured.group(2));
      return measured.group(1).equals("normal")
          ? Normal.of(deviation)
          : Normal.truncated(deviation);
    }
    Initialiser named = NAMED.get(plain);
    if (named != null) {
      return named;
    }
    if (plain.endsWith("normal")) {
      throw new UsageException(
          "init=" + text + ": say with which deviation, such as init=" + plain + "(0.1)");
    }
    throw Suggestion.unknown(
        "initialiser", text, NAMED.keySet(), String.join(", ", NAMED.keySet()) + ": this");
  }
}
