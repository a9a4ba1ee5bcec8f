package org.convlens.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.picture.file.GifText;
import org.convlens.picture.file.Png;

/**
 * How a picture was made: all that is needed to make it again. Lies in the picture's file as JSON.
 *
 * @param version of ConvLens
 * @param method its name in the catalogue, or what else makes pictures
 * @param knobs of the method, all of them, as text
 * @param question what was looked at and explained
 * @param deviation how far the numbers are from float32, as text; absent unless the precision is
 *     below it
 */
public record Provenance(
    String version,
    String method,
    Map<String, String> knobs,
    Question question,
    Optional<String> deviation) {
  private static final String VERSION = "version";
  private static final String METHOD = "method";
  private static final String KNOBS = "knobs";
  private static final String DEVIATION = "deviation";

  /** By this version. */
  public static Provenance of(String method, Map<String, String> knobs, Question question) {
    return new Provenance(Version.text(), method, knobs, question, Optional.empty());
  }

  /** The same with how far the numbers are from float32. */
  public Provenance deviating(Optional<String> from) {
    return new Provenance(version, method, knobs, question, from);
  }

  /** The same of another question. */
  public Provenance asking(Question other) {
    return new Provenance(version, method, knobs, other, deviation);
  }

  /**
   * Of one of several pictures that were made together, told apart by its knobs.
   *
   * @param ofBoth whether it depends on the second network
   * @param ofAtlas whether it is out of the atlas
   */
  public Provenance part(Map<String, String> own, boolean ofBoth, boolean ofAtlas) {
    Opening whole = question.network();
    Opening network =
        new Opening(whole.source(), whole.inputSize(), whole.preprocessing(), Optional.empty());
    Optional<Source> second = ofBoth ? question.other() : Optional.empty();
    Optional<Source> atlas = ofAtlas ? question.atlas() : Optional.empty();
    Question asked = question.in(network).beside(second).consulting(atlas);
    return new Provenance(version, method, own, asked, deviation);
  }

  /** The same with one more knob. */
  public Provenance knob(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(knobs);
    more.put(name, value);
    return new Provenance(version, method, more, question, deviation);
  }

  public String toJson() {
    return Json.text(toMap());
  }

  /** The same in one line. */
  public String toLine() {
    return Json.line(toMap());
  }

  private Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("program", "convlens");
    map.put(VERSION, version);
    map.put(METHOD, method);
    map.put(KNOBS, knobs);
    question.putInto(map);
    deviation.ifPresent(text -> map.put(DEVIATION, text));
    return map;
  }

  /**
   * @throws IllegalArgumentException if something is missing
   */
  public static Provenance ofJson(String text) {
    Fields fields = new Fields(Sound.checked(Json.object(text)));
    Map<String, String> knobs = fields.object(KNOBS).texts();
    return new Provenance(
        fields.text(VERSION),
        fields.text(METHOD),
        knobs,
        Question.made(fields),
        fields.optionalText(DEVIATION));
  }

  /**
   * Of what is to be made: all but the method and a network may be missing.
   *
   * @throws IllegalArgumentException if they are, or something is damaged
   */
  public static Provenance ofRequest(String json) {
    Fields fields = new Fields(Sound.checked(Json.object(json)));
    return of(
        fields.text(METHOD),
        fields.optionalObject(KNOBS).map(Fields::texts).orElse(Map.of()),
        Question.of(fields));
  }

  /** The same as {@link #toJson} in ASCII, as files want it that know no other letters. */
  public String toAscii() {
    StringBuilder ascii = new StringBuilder();
    for (char c : toJson().toCharArray()) {
      ascii.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return ascii.toString();
  }

  /**
   * Reads it off a PNG file, a GIF file's comment, or the head of a report.
   *
   * @throws IOException with one line, if the file is nothing of the kind
   */
  public static Provenance ofFile(Path file) throws IOException {
    boolean page = PageHead.isPage(file);
    Optional<String> text = page ? PageHead.read(file) : ofPicture(file);
    if (text.isEmpty()) {
      throw new IOException(
          "'"
              + file
              + "' does not say how it was made: "
              + (page ? "reports by convlens do" : "pictures drawn by convlens do"));
    }
    try {
      return ofJson(text.get());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(
          "what '" + file + "' says of its making is damaged: " + e.getMessage(), e);
    }
  }

  private static Optional<String> ofPicture(Path file) throws IOException {
    return GifText.isGif(file)
        ? GifText.read(file).stream().filter(t -> t.startsWith("{")).findFirst()
        : Optional.ofNullable(Png.readText(file).get(Png.PROVENANCE));
  }
}
