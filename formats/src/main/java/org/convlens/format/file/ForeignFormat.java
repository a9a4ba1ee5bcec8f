package org.convlens.format.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files of other programs, and what stands in the place of a file: named, with the way out. */
public final class ForeignFormat {
  private static final int[] MXNET = {0x12, 1, 0, 0, 0, 0, 0, 0};
  private static final String TF2ONNX = "python -m tf2onnx.convert ";
  private static final String SAVED_MODEL =
      "a TensorFlow SavedModel: convert its folder with "
          + TF2ONNX
          + "--saved-model FOLDER --output net.onnx";
  private static final String SOURCE =
      ", which is not read: open the ONNX, Keras or PyTorch file that it was converted from";
  private static final String CORE_ML = "a Core ML network" + SOURCE;

  private ForeignFormat() {}

  /** What a folder is; nothing if it is none that is known. */
  static Optional<String> folder(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (Files.exists(path.resolve("saved_model.pb"))) {
      return Optional.of(SAVED_MODEL);
    }
    return name.endsWith(".mlpackage") ? Optional.of(CORE_ML) : Optional.empty();
  }

  /** What a file is; nothing if it is none that is known. */
  public static Optional<String> of(Header header) {
    String name = String.valueOf(header.path().getFileName()).toLowerCase(Locale.ROOT);
    String whole = new String(header.start(), StandardCharsets.ISO_8859_1);
    String text = whole.stripLeading();
    if (text.startsWith("version https://git-lfs.github.com/spec/")) {
      return Optional.of(
          "a Git LFS pointer in the place of the file: fetch the file with git lfs pull");
    }
    if (text.regionMatches(true, 0, "<!doctype html", 0, 14)
        || text.regionMatches(true, 0, "<html", 0, 5)) {
      return Optional.of("a web page in the place of the file: download the file itself");
    }
    boolean message = header.start()[0] == 8 || header.start()[0] == 10;
    return Optional.ofNullable(message ? message(name, header) : data(name, whole, header));
  }

  /** Protocol buffers look alike: the name decides. */
  private static @Nullable String message(String name, Header header) {
    if (name.equals("saved_model.pb")) {
      return SAVED_MODEL;
    }
    if (name.endsWith(".mlmodel")) {
      return CORE_ML;
    }
    if (name.endsWith(".caffemodel")) {
      return caffe();
    }
    return name.endsWith(".pb") && header.start()[0] == 10
        ? "a frozen TensorFlow graph: convert it with "
            + TF2ONNX
            + "--graphdef net.pb --inputs INPUT:0 --outputs OUTPUT:0 --output net.onnx"
        : null;
  }

  private static String caffe() {
    return "a Caffe network: convert it to ONNX, for example with python -m caffe2onnx.convert --prototxt net.prototxt"
        + " --caffemodel net.caffemodel --onnx net.onnx";
  }

  private static @Nullable String data(String name, String whole, Header header) {
    String text = whole.stripLeading();
    if (name.endsWith(".prototxt")) {
      return caffe();
    }
    boolean darknet =
        text.startsWith("[net]")
            || text.startsWith("[network]")
            || (name.endsWith(".weights") && header.startsWith(0, 0, 0, 0));
    if (darknet) {
      return "a Darknet network: convert it to ONNX, for example with pytorch-YOLOv4's python demo_darknet2onnx.py"
          + " net.cfg net.names net.weights picture.jpg 1";
    }
    if (text.startsWith("<") && text.contains("<net ") && text.contains("<layer")) {
      return "an OpenVINO network" + SOURCE;
    }
    if (header.startsWith(MXNET)
        || (text.startsWith("{")
            && text.contains("\"nodes\"")
            && text.contains("\"op\": \"null\""))) {
      return "an MXNet network: convert it to ONNX, with MXNet 1.9 by mxnet.onnx.export_model(\"net-symbol.json\","
          + " \"net-0000.params\", [(1, 3, 224, 224)], onnx_file_path=\"net.onnx\")";
    }
    boolean dl4j =
        header.startsWith('P', 'K', 3, 4)
            && (whole.startsWith("configuration.json", 30)
                || whole.startsWith("coefficients.bin", 30));
    return dl4j
        ? "a Deeplearning4j network, which is not read: where it was imported, open the Keras or"
            + " ONNX file that it was imported from"
        : null;
  }
}
