package org.convlens.studio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.format.Models;
import org.convlens.format.file.InputSize;
import org.convlens.format.label.LabelFiles;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.format.zoo.Cache;
import org.convlens.format.zoo.KnownNetwork;
import org.convlens.format.zoo.Zoo;
import org.convlens.format.zoo.ZooModel;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Size;
import org.convlens.report.Opening;
import org.convlens.report.Source;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.train.BuiltIn;
import org.convlens.train.run.RunFiles;

/** A network that a user named. */
public record OpenedModel(Model model, Source source) {
  /** Whether a network is opened by its name, or that of its training, not as a file. */
  public static boolean isKnown(String name) {
    return BuiltIn.has(name) || Zoo.find(name).isPresent() || RunFiles.names(name);
  }

  /**
   * A file, or what has this name. A file goes before a known network, not before what is inside;
   * what a training left in its folder goes before all.
   */
  public static OpenedModel open(String name) throws IOException {
    return open(name, Optional.empty());
  }

  /**
   * @param size of the input, for networks whose files leave it open
   */
  public static OpenedModel open(String name, Optional<Size> size) throws IOException {
    Optional<Path> trained = RunFiles.network(name);
    if (trained.isPresent()) {
      Model model = Models.open(trained.get(), size.orElse(null));
      return new OpenedModel(model, Source.file(name, trained.get()));
    }
    boolean file = !BuiltIn.has(name) && Files.exists(Path.of(name));
    if (!file && name.matches("[A-Za-z0-9:_-]+")) {
      return named(name).requiring(size);
    }
    return new OpenedModel(Models.open(Path.of(name), size.orElse(null)), Source.file(name));
  }

  /** As somebody said. */
  public static OpenedModel open(Opening how) throws IOException {
    Source source = how.source();
    Optional<Size> size = how.inputSize().map(InputSize::parse);
    OpenedModel opened =
        source.isFingerprinted() ? found(source, size).from(source) : through(source, size);
    if (!how.preprocessing().isEmpty()) {
      Shape input = opened.model.graph().inputShape();
      opened = opened.preprocessed(Preprocessings.of(how.preprocessing(), input));
    }
    if (how.labels().isPresent()) {
      opened = opened.labelled(place(how.labels().get()));
    }
    return source.isFingerprinted() || source.reading().isEmpty()
        ? opened
        : opened.readAs(source.reading().get());
  }

  /** Where it is now, where it was, or what has its name. */
  private static OpenedModel found(Source source, Optional<Size> size) throws IOException {
    return source.place().isPresent() ? open(source.place().get(), size) : named(source.name());
  }

  /**
   * Of a file with the names of classes.
   *
   * @throws IOException with one line, if it is another than the one that was read before
   */
  private static String place(Source labels) throws IOException {
    String file = labels.place().orElse(labels.name());
    boolean other = labels.isFingerprinted() && !Source.file(file).sha256().equals(labels.sha256());
    if (other) {
      throw new IOException("'" + file + "' is not the file of labels that was read");
    }
    return file;
  }

  /** What was only named, through the output that is meant. */
  private static OpenedModel through(Source source, Optional<Size> size) throws IOException {
    String file = source.place().orElse(source.name());
    OpenedModel opened = open(file, size);
    return source.output().isPresent()
        ? opened.endingIn(source.output().get())
        : opened.withoutOthersNames();
  }

  /** Without names that are those of the classes of another output. */
  private OpenedModel withoutOthersNames() {
    return model.labels().names().isEmpty() || model.isNamed()
        ? this
        : new OpenedModel(model.withLabels(Labels.NONE), source);
  }

  /** How it would be opened again. The file with the names of its classes is not told. */
  public Opening opening() {
    return new Opening(
        source, Phrases.inputSize(model), Facts.of(model.preprocessing()), Optional.empty());
  }

  /**
   * @throws UsageException if the input has another size
   */
  private OpenedModel requiring(Optional<Size> size) {
    Shape input = model.graph().inputShape();
    Size own = new Size(input.height(), input.width());
    if (size.isPresent() && !size.get().equals(own)) {
      throw new UsageException(
          "input size %s: '%s' takes pictures of %s; give a file, whose size may be open"
              .formatted(size.get(), source.name(), own));
    }
    return this;
  }

  /** What has this name, whatever files there are. */
  public static OpenedModel named(String name) throws IOException {
    if (BuiltIn.has(name)) {
      try (InputStream stream = BuiltIn.open(name)) {
        byte[] bytes = stream.readAllBytes();
        Model model = OnnxReader.read(ByteBuffer.wrap(bytes), name);
        return new OpenedModel(model, Source.builtIn(name, bytes));
      }
    }
    Optional<KnownNetwork> known = Zoo.find(name);
    if (known.isPresent()) {
      ZooModel found = ZooModel.open(known.get(), Cache.ofUser());
      return new OpenedModel(found.model(), Source.known(name, found.sha256()));
    }
    throw Suggestion.unknown(
        "network or file",
        name,
        Stream.concat(BuiltIn.names().stream(), Zoo.names().stream()).toList(),
        "give a file, or 'digits', 'fashion' or 'photos', which are built in; convlens models");
  }

  /**
   * The same network, its classes being those of one of its outputs.
   *
   * @throws org.convlens.task.UsageException if there is no such output
   */
  public OpenedModel endingIn(String output) {
    Model chosen = model.withGraph(model.graph().endingIn(output));
    int classes = Head.of(chosen.graph()).classes();
    if (classes != Head.of(model.graph()).classes()) {
      Labels beside = source.path().map(p -> Models.labels(p, classes)).orElse(Labels.NONE);
      boolean fits = model.labels().names().size() == classes;
      chosen = fits ? chosen : chosen.withLabels(beside);
    }
    return new OpenedModel(chosen, source.throughOutput(output));
  }

  /**
   * The same network under the name by which it was known before, and through the same output.
   *
   * @throws IOException with one line, if it is another network
   */
  public OpenedModel from(Source before) throws IOException {
    if (!before.sha256().equals(source.sha256())) {
      throw new IOException("'" + source.name() + "' is not the network that was looked at");
    }
    Model through = before.output().map(o -> endingIn(o).model()).orElse(model);
    return new OpenedModel(before.reading().map(through::withReading).orElse(through), before);
  }

  /** The same network, its outputs meaning what somebody said. */
  public OpenedModel readAs(Head.Reading reading) {
    return new OpenedModel(model.withReading(reading), source.readAs(reading));
  }

  /** Under the name of its file, where its own name does not set it apart from another's. */
  public OpenedModel beside(OpenedModel other) {
    return model.name().equals(other.model.name())
        ? new OpenedModel(model.withName(source.name()), source)
        : this;
  }

  public OpenedModel preprocessed(Preprocessing other) {
    return new OpenedModel(model.withPreprocessing(other), source);
  }

  /**
   * Names may say what a single output means, and go into no picture: what they say is kept.
   *
   * @throws UsageException if there are more or fewer than classes
   */
  public OpenedModel labelled(String file) throws IOException {
    Head.Reading before = model.head().reading();
    Model named = model.withLabels(LabelFiles.read(Path.of(file)));
    if (!named.isNamed()) {
      throw new UsageException(
          "'%s' holds %d names, but the network has %d %s: give a file with as many"
              .formatted(
                  file,
                  named.labels().names().size(),
                  named.head().answers(),
                  named.head().isRegression() ? "values" : "classes"));
    }
    OpenedModel labelled = new OpenedModel(named, source);
    Head.Reading after = named.head().reading();
    return after == before ? labelled : labelled.readAs(after);
  }
}
