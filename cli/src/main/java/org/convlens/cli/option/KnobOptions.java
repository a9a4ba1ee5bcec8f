package org.convlens.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.method.Adjustable;
import org.convlens.method.KnobType;
import org.convlens.method.Knobs;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** A method's knobs as options, made from its declaration. */
public final class KnobOptions {
  private final Map<String, String> chosen = new LinkedHashMap<>();
  private final Adjustable defaults;

  public KnobOptions(Adjustable defaults) {
    this.defaults = defaults;
  }

  public List<Knobs.Spec> knobs() {
    return Knobs.of(defaults);
  }

  public ArgGroupSpec group(String heading) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().validate(false).exclusive(false).heading(heading);
    knobs().forEach(knob -> group.addArg(option(knob)));
    return group.build();
  }

  /**
   * With the knobs that the user turned.
   *
   * @param those whose knobs these are
   * @param picture whether a picture is looked at
   */
  public <M extends Adjustable> M turned(M those, boolean picture) {
    return Knobs.chosen(those, chosen, picture);
  }

  /** For picocli, to which a percent sign is the beginning of a placeholder. */
  private static String description(Knobs.Spec knob) {
    String sentence = knob.sentence();
    String ending = knob.value().isEmpty() ? "" : " (default: " + knob.value() + ")";
    String text = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ending + ".";
    if (knob.domain().type() == KnobType.PLACE) {
      String words = String.join(", ", knob.domain().choices());
      text += " By name or number, with commas between, or: " + words + ".";
    }
    return text.replace("%", "%%");
  }

  private OptionSpec option(Knobs.Spec knob) {
    OptionSpec.Builder option =
        OptionSpec.builder("--" + knob.name())
            .type(String.class)
            .paramLabel(knob.domain().text())
            .description(description(knob))
            .setter(
                new ISetter() {
                  @Override
                  public <T> T set(T value) {
                    if (value != null) {
                      chosen.put(knob.name(), value.toString());
                    }
                    return value;
                  }
                });
    return knob.domain().type() == KnobType.SWITCH
        ? option.arity("0..1").fallbackValue("true").build()
        : option.build();
  }
}
