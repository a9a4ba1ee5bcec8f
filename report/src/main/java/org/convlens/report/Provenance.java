package org.convlens.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.net.Precision;
import org.convlens.picture.GifText;
import org.convlens.picture.Png;

/**
 * How a picture was made: all that is needed to make it again. Lies in the picture's file as JSON.
 *
 * @param version of ConvLens
 * @param method its name in the catalogue
 * @param knobs of the method, all of them, as text
 * @param target the class that is explained; absent where none is
 * @param label the name of that class
 * @param score what is explained, as text; for people
 * @param inputSize rows and columns, such as {@code 224x224}, where the network's file leaves them
 *     open
 * @param preprocessing as JSON
 * @param seed of every random choice
 * @param threads that the engine used: sums may differ in their last digits with another number
 * @param precision that the engine computed in
 * @param other the second network, where two were looked at
 * @param labels where the names of the classes were read, if a file was named for them
 * @param deviation how far the numbers are from float32, as text; absent unless the precision is
 *     below it
 */
public record Provenance(
    String version,
    String method,
    Map<String, String> knobs,
    Optional<Integer> target,
    Optional<String> label,
    Optional<String> score,
    Source model,
    Optional<String> inputSize,
    Optional<Source> picture,
    Map<String, Object> preprocessing,
    long seed,
    int threads,
    Precision precision,
    Optional<Source> other,
    Optional<Source> labels,
    Optional<String> deviation) {

  /** Of one network. */
  public Provenance(
      String version,
      String method,
      Map<String, String> knobs,
      Optional<Integer> target,
      Optional<String> label,
      Optional<String> score,
      Source model,
      Optional<String> inputSize,
      Optional<Source> picture,
      Map<String, Object> preprocessing,
      long seed,
      int threads,
      Precision precision) {
    this(
        version,
        method,
        knobs,
        target,
        label,
        score,
        model,
        inputSize,
        picture,
        preprocessing,
        seed,
        threads,
        precision,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with a second network. */
  public Provenance beside(Source second) {
    return with(knobs, Optional.of(second), labels, deviation);
  }

  /** The same with names of the classes out of a file. */
  public Provenance labelledBy(Source file) {
    return with(knobs, other, Optional.of(file), deviation);
  }

  /** The same with how far the numbers are from float32. */
  public Provenance deviating(Optional<String> from) {
    return with(knobs, other, labels, from);
  }

  /** Of one of several pictures that were made together, told apart by its knobs. */
  public Provenance part(Map<String, String> own, boolean ofBoth) {
    return with(own, ofBoth ? other : Optional.empty(), Optional.empty(), deviation);
  }

  /** The same with one more knob. */
  public Provenance knob(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(knobs);
    more.put(name, value);
    return with(more, other, labels, deviation);
  }

  private Provenance with(
      Map<String, String> own,
      Optional<Source> second,
      Optional<Source> names,
      Optional<String> from) {
    return new Provenance(
        version,
        method,
        own,
        target,
        label,
        score,
        model,
        inputSize,
        picture,
        preprocessing,
        seed,
        threads,
        precision,
        second,
        names,
        from);
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
    map.put("version", version);
    map.put("method", method);
    map.put("knobs", knobs);
    target.ifPresent(index -> map.put("class", index));
    label.ifPresent(name -> map.put("label", name));
    score.ifPresent(text -> map.put("score", text));
    map.put("model", model.toMap());
    other.ifPresent(source -> map.put("other_model", source.toMap()));
    inputSize.ifPresent(size -> map.put("input_size", size));
    picture.ifPresent(source -> map.put("picture", source.toMap()));
    map.put("preprocessing", preprocessing);
    labels.ifPresent(source -> map.put("labels", source.toMap()));
    map.put("seed", seed);
    map.put("threads", threads);
    map.put("precision", precision.name().toLowerCase(Locale.ROOT));
    deviation.ifPresent(text -> map.put("deviation", text));
    return map;
  }

  /**
   * @throws IllegalArgumentException if something is missing
   */
  public static Provenance ofJson(String text) {
    Fields fields = new Fields(Sound.checked(Json.object(text)));
    Map<String, String> knobs = new LinkedHashMap<>();
    fields.object("knobs").map().forEach((name, value) -> knobs.put(name, value.toString()));
    return new Provenance(
        fields.text("version"),
        fields.text("method"),
        knobs,
        fields.optionalNumber("class").map(Math::toIntExact),
        fields.optionalText("label"),
        fields.optionalText("score"),
        Source.of(fields.object("model")),
        fields.optionalText("input_size"),
        fields.optionalObject("picture").map(Source::of),
        fields.object("preprocessing").map(),
        fields.number("seed"),
        Math.toIntExact(fields.number("threads")),
        Precision.valueOf(fields.text("precision").toUpperCase(Locale.ROOT)),
        fields.optionalObject("other_model").map(Source::of),
        fields.optionalObject("labels").map(Source::of),
        fields.optionalText("deviation"));
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
