package org.convlens.format.blueprint;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.torchscript.RecordedCall;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.op.Size;
import tools.jackson.databind.JsonNode;

/**
 * Reads one architecture, as {@code docs/formats/architectures.py} writes it: a line of JSON, a
 * line for each module with tensors, an empty line, a line a constant, an empty line, a line a call
 * ({@code docs/formats/recording.py} has its grammar), an empty line, the outputs.
 */
final class BlueprintText {
  private static final List<String> NORMALISATION =
      List.of("weight", "bias", "running_mean", "running_var");

  private final Iterator<String> lines;
  private String path = "";

  private BlueprintText(String text) {
    lines = List.of(text.split("\n", -1)).iterator();
  }

  /**
   * @throws IllegalStateException if the text is damaged
   */
  static Blueprint read(String text) {
    try {
      return new BlueprintText(text).blueprint();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "ConvLens's own list of architectures is damaged (" + e.getMessage() + ")", e);
    }
  }

  private Blueprint blueprint() {
    JsonNode said = BoundedJson.tree(lines.next());
    String library = said.path("library").asString("");
    String name = said.path("name").asString("");
    Map<String, List<Blueprint.Extent>> tensors = new LinkedHashMap<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      tensors(line, tensors);
    }
    List<Tensor> constants = new ArrayList<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      constants.add(constant(line.split(" ", -1)));
    }
    path = "";
    List<RecordedCall> calls = new ArrayList<>();
    int call = 0;
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      String[] words = line.split(" ", -1);
      if (!words[0].equals("=")) {
        path = Step.after(path, words[0]);
        call++;
      }
      calls.add(call(words, new RecordedCall.At(call, path)));
    }
    String[] ends = lines.next().split(" ", -1);
    Map<String, RecordedCall.Result> outputs = new LinkedHashMap<>();
    for (int i = 0; i < ends.length; i += 2) {
      String end = ends[i].equals("-") ? String.valueOf(i / 2) : ends[i];
      outputs.put(end, (RecordedCall.Result) Word.value(ends[i + 1], ""));
    }
    return new Blueprint(
        library, name, about(said, library + "'s " + name), tensors, constants, calls, outputs);
  }

  /** Such as {@code 0:conv1 weight 32,?,3,3;bias 32}, or {@code 1+: n 32} of a normalisation. */
  private void tensors(String line, Map<String, List<Blueprint.Extent>> tensors) {
    int blank = line.indexOf(' ');
    path = Step.after(path, line.substring(0, blank));
    String prefix = path.isEmpty() ? "" : path + ".";
    for (String each : line.substring(blank + 1).split(";", -1)) {
      String[] parts = each.split(" ", -1);
      List<String> names = parts[0].equals("n") ? NORMALISATION : List.of(parts[0]);
      for (String own : names) {
        tensors.put(prefix + own, extents(parts[1]));
      }
    }
  }

  private static List<Blueprint.Extent> extents(String shape) {
    List<Blueprint.Extent> extents = new ArrayList<>();
    for (String each : shape.isEmpty() ? new String[0] : shape.split(",", -1)) {
      extents.add(
          switch (each) {
            case "*" -> new Blueprint.Extent(0, Blueprint.Free.CLASSES);
            case "?" -> new Blueprint.Extent(0, Blueprint.Free.CHANNELS);
            default -> new Blueprint.Extent(Integer.parseInt(each), Blueprint.Free.NOTHING);
          });
    }
    return extents;
  }

  /** Kind, shape, and its numbers or those of the first of its equal parts. */
  private static Tensor constant(String[] words) {
    int[] shape = ints(words[1]);
    Shape extents = Shape.of(shape);
    String[] part = words[2].split(",", -1);
    int count = Math.toIntExact(extents.elements());
    if (words[0].equals("i")) {
      long[] numbers = new long[count];
      for (int i = 0; i < count; i++) {
        String word = part[i % part.length];
        numbers[i] = word.equals("True") ? 1 : word.equals("False") ? 0 : Long.parseLong(word);
      }
      return Tensor.ofLongs(extents, numbers);
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Float.parseFloat(part[i % part.length]);
    }
    return Tensor.of(extents, numbers);
  }

  private static int[] ints(String list) {
    String[] parts = list.isEmpty() ? new String[0] : list.split(",", -1);
    int[] numbers = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }

  private static RecordedCall call(String[] words, RecordedCall.At at) {
    int slash = words[1].indexOf('/');
    String operator = slash < 0 ? words[1] : words[1].substring(0, slash);
    int results = slash < 0 ? 1 : Integer.parseInt(words[1].substring(slash + 1));
    List<Object> arguments = new ArrayList<>();
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 2; i < words.length; i++) {
      int equals = words[i].charAt(0) == '"' ? -1 : words[i].indexOf('=');
      if (equals < 0) {
        arguments.add(Word.value(words[i], at.path()));
      } else {
        named.put(
            words[i].substring(0, equals), Word.value(words[i].substring(equals + 1), at.path()));
      }
    }
    return new RecordedCall(at, operator, arguments, named, results);
  }

  private static Blueprint.About about(JsonNode said, String title) {
    Size size = new Size(said.path("size").path(0).asInt(), said.path("size").path(1).asInt());
    int shorter = Math.min(size.height(), size.width());
    int length = (int) Math.floor(shorter / Math.max(0.1, said.path("crop").asDouble(1)));
    boolean bilinear = said.path("filter").asString("").equals("bilinear");
    Preprocessing preprocessing =
        new Preprocessing(
            new ShortSide(length, bilinear ? Filter.BILINEAR : Filter.BICUBIC),
            said.path("mean").size() == 1 ? Channels.GREY : Channels.RGB,
            1.0 / 255,
            numbers(said.path("mean")),
            numbers(said.path("std")),
            title);
    return new Blueprint.About(
        size, said.path("open").asBoolean(false), said.path("pool").asString(""), preprocessing);
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    list.forEach(n -> numbers.add(n.asDouble()));
    return numbers;
  }
}
