package org.convlens.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convlens.array.Shape;
import org.convlens.format.file.ForeignFormat;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.ModelReader;
import org.convlens.format.keras.KerasReader;
import org.convlens.format.keras.TensorFlowJsReader;
import org.convlens.format.label.LabelFiles;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.format.pytorch.PytorchReader;
import org.convlens.format.tflite.LiteReader;
import org.convlens.format.torchscript.ExportReader;
import org.convlens.format.torchscript.TorchScriptReader;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.op.Size;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/** The one door for files with networks. */
public final class Models {
  private static final List<ModelReader> READERS =
      List.of(
          new KerasReader(),
          new TensorFlowJsReader(),
          new LiteReader(),
          new ExportReader(),
          new TorchScriptReader(),
          new PytorchReader(),
          new OnnxReader());

  /** What is said, among a model's metadata, of class names in its file that are not used. */
  public static final String UNUSED_LABELS = "convlens.labels.unused";

  private Models() {}

  /**
   * Opens a network. The content decides what kind of file it is, not the extension.
   *
   * @throws FormatException with one line, if the file is missing, damaged, or of no known kind
   */
  public static Model open(Path path) throws IOException {
    return open(path, null);
  }

  /**
   * Opens a network for pictures of a size.
   *
   * @param size rows and columns of the input where the file leaves them open; nothing for what is
   *     usual
   * @throws FormatException with one line, if the file is missing, damaged, or of no known kind
   * @throws UsageException if the file has another size for its input
   */
  public static Model open(Path path, @Nullable Size size) throws IOException {
    return open(READERS, path, size);
  }

  /** Whatever goes wrong in a reader is told of the file. */
  static Model open(List<ModelReader> readers, Path path, @Nullable Size size) throws IOException {
    Header header = Header.of(path);
    Optional<String> foreign = ForeignFormat.of(header);
    if (foreign.isPresent()) {
      throw FormatException.in(path, "this is " + foreign.get(), null);
    }
    try {
      for (ModelReader reader : readers) {
        if (reader.recognises(header)) {
          return fitting(named(reader.read(path, size), path), size);
        }
      }
    } catch (UsageException e) {
      throw e;
    } catch (RuntimeException e) {
      throw FormatException.in(path, "the file makes no sense: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw FormatException.in(path, "the file nests too deep", e);
    } catch (OutOfMemoryError e) {
      throw FormatException.in(path, tooLarge(), e);
    }
    String known = readers.stream().map(ModelReader::name).collect(Collectors.joining(", "));
    throw FormatException.in(
        path, "this is " + header.resembles() + ", not a network (" + known + ")", null);
  }

  private static String tooLarge() {
    return "the file needs more memory than the "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB of Java's heap: give it more with -Xmx, on the command line"
        + " CONVLENS_JAVA_OPTS=-Xmx8g";
  }

  private static Model fitting(Model model, @Nullable Size size) {
    Shape input = model.graph().inputShape();
    if (size != null && (input.height() != size.height() || input.width() != size.width())) {
      throw new UsageException(
          "input size %s: this network takes pictures of %d×%d only"
              .formatted(size, input.height(), input.width()));
    }
    return model;
  }

  /** Class names that the file lacks may lie beside it. Names of something else are not used. */
  private static Model named(Model model, Path path) {
    if (!model.labels().names().isEmpty() && fits(model)) {
      return model;
    }
    Model bare = model.withLabels(Labels.NONE);
    Labels beside = labels(path, bare.head().classes());
    if (!beside.names().isEmpty() || model.labels().names().isEmpty()) {
      return bare.withLabels(beside);
    }
    String unused =
        "%d names in the file are not used: the network has %d classes"
            .formatted(model.labels().names().size(), bare.head().answers());
    return bare.with(UNUSED_LABELS, unused);
  }

  /** Whether there are as many names as one of the outputs has classes. */
  private static boolean fits(Model model) {
    return model.graph().outputNames().stream()
        .map(name -> model.withGraph(model.graph().endingIn(name)))
        .anyMatch(Model::isNamed);
  }

  /**
   * The class names that lie beside a network's file, if any do.
   *
   * @param scores how many numbers the network puts out; a single one may speak for two classes
   */
  public static Labels labels(Path path, int scores) {
    Labels two = scores == 1 ? LabelFiles.beside(path, 2) : Labels.NONE;
    return two.names().isEmpty() ? LabelFiles.beside(path, scores) : two;
  }
}
