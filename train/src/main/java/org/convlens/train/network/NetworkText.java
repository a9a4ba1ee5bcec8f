package org.convlens.train.network;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.task.UsageException;
import org.convlens.train.network.Sequential.Input;
import org.jspecify.annotations.Nullable;

/**
 * Reads a network's text: one layer a line, in the words of {@link Words}, after a line that says
 * what enters. What follows a {@code #} is a remark. Lines that begin with {@code train} hold
 * settings of the training, such as {@code train epochs=50 batch=64}. Not thread-safe.
 */
public final class NetworkText {
  private static final int MOST_LETTERS = 1 << 20;
  private static final int MOST_LAYERS = 2000;
  private static final int LARGEST_PICTURE = 4096;

  private final String file;
  private final IdentityHashMap<Layer, Integer> lines = new IdentityHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>();
  private @Nullable Input input;
  private @Nullable Assembly trial;
  private @Nullable Block block;
  private int line;

  private NetworkText(String file) {
    this.file = file;
  }

  /**
   * What a text says.
   *
   * @param settings of the training, as written, by knob
   */
  public record Said(Sequential network, Map<String, String> settings) {
    public Said {
      settings = Map.copyOf(settings);
    }
  }

  /** A residual block that is being read. */
  private static final class Block {
    private final int line;
    private final List<Layer> body = new ArrayList<>();
    private final List<Layer> shortcut = new ArrayList<>();
    private boolean around;

    Block(int line) {
      this.line = line;
    }

    void add(Layer layer) {
      (around ? shortcut : body).add(layer);
    }
  }

  /**
   * @param file what errors call it
   * @throws UsageException naming the line and the remedy
   */
  public static Said read(String text, String file) {
    return new NetworkText(file).parse(text);
  }

  /** A network alone. */
  public static Sequential read(String text) {
    return read(text, "the network's text").network();
  }

  private Said parse(String text) {
    if (text.length() > MOST_LETTERS) {
      throw new UsageException("'" + file + "' is longer than a network's text is: 1 MB at most");
    }
    for (String written : text.split("\\R", -1)) {
      line++;
      String said = written.replaceFirst("#.*", "").strip();
      if (!said.isEmpty()) {
        try {
          take(new TextLine(said));
        } catch (LayerException e) {
          throw at(lines.getOrDefault(e.layer(), line), e.said());
        } catch (IllegalArgumentException e) {
          throw at(line, String.valueOf(e.getMessage()));
        }
      }
    }
    if (block != null) {
      throw at(block.line, "the 'residual' block has no end: close it with 'end'");
    }
    if (input == null || layers.isEmpty()) {
      throw new UsageException(
          "'" + file + "' holds no network: begin with 'input 28x28x1', then a layer a line");
    }
    return new Said(new Sequential(input, layers, trial().classes()), settings);
  }

  private UsageException at(int where, String what) {
    return new UsageException("line " + where + " of '" + file + "': " + what);
  }

  private Assembly trial() {
    if (trial == null) {
      throw new UsageException(
          "say first what enters, rows x columns x channels, such as 'input 28x28x1'");
    }
    return trial;
  }

  private void take(TextLine words) {
    String word = Words.plain(words.word());
    switch (word) {
      case "train" -> settings(words);
      case "input" -> input(words);
      case "residual" -> begin(words);
      case "shortcut" -> turn(words);
      case "end" -> finish(words);
      default -> add(Words.layer(word, words));
    }
  }

  private void settings(TextLine words) {
    for (String setting : words.rest()) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new UsageException(
            "'" + setting + "' is no setting: write it as NAME=VALUE, such as epochs=50");
      }
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
  }

  private void input(TextLine words) {
    if (input != null) {
      throw new UsageException("a second 'input': a network has one");
    }
    String example = "input 28x28x1";
    List<Integer> extents = new ArrayList<>();
    do {
      for (String extent : words.value("rows x columns x channels", example).split("[x×]", -1)) {
        if (!extent.matches("[1-9]\\d{0,3}") || Integer.parseInt(extent) > LARGEST_PICTURE) {
          throw new UsageException(
              "'" + extent + "' is no size: each of rows x columns x channels is from 1 to 4096");
        }
        extents.add(Integer.parseInt(extent));
      }
    } while (words.hasValue());
    words.end();
    if (extents.size() != 3 || (extents.get(2) != 1 && extents.get(2) != 3)) {
      throw new UsageException(
          "say rows x columns x channels, the last 1 for grey or 3 for colour, such as '"
              + example
              + "'");
    }
    input = new Input(extents.get(0), extents.get(1), extents.get(2));
    trial = new Assembly(input, Optional.empty(), Sequential.USUAL_CLASSES);
  }

  private void begin(TextLine words) {
    words.end();
    if (block != null) {
      throw new UsageException("a 'residual' within another: close the first with 'end'");
    }
    trial();
    block = new Block(line);
  }

  private Block open(String word) {
    if (block == null) {
      throw new UsageException("'" + word + "' outside a block: it belongs after 'residual'");
    }
    return block;
  }

  private void turn(TextLine words) {
    words.end();
    open("shortcut").around = true;
  }

  private void finish(TextLine words) {
    Block done = open("end");
    Activation activation = words.activation();
    String name = words.name();
    words.end();
    block = null;
    add(new ResidualLayer(done.body, done.shortcut, activation, name));
  }

  private void add(Layer layer) {
    lines.put(layer, line);
    Assembly assembly = trial();
    if (block != null) {
      block.add(layer);
      return;
    }
    if (layers.size() == MOST_LAYERS) {
      throw new UsageException("more than " + MOST_LAYERS + " layers");
    }
    assembly.add(layer);
    layers.add(layer);
  }
}
