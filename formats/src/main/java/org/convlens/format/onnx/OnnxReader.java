package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Header;
import org.convlens.format.file.InputSize;
import org.convlens.format.file.ModelReader;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * Reads ONNX files of any opset. The file is mapped and the weights stay in it: opening takes
 * hardly any heap. What ConvLens, or another tool, wrote beside the graph is read too.
 */
public final class OnnxReader implements ModelReader {
  @Override
  public String name() {
    return "ONNX";
  }

  @Override
  public boolean recognises(Header header) {
    return OnnxFile.recognises(header);
  }

  @Override
  public Model read(Path path, @Nullable Size size) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    return read(OnnxFile.map(path), folder, modelName(path), path.toString(), size);
  }

  /**
   * A model that lies in memory.
   *
   * @param bytes a whole file; must not change afterwards, weights stay views of it
   * @param name what people call the model
   */
  public static Model read(ByteBuffer bytes, String name) throws IOException {
    return read(bytes, null, name, name, null);
  }

  private static Model read(
      ByteBuffer bytes, @Nullable Path folder, String name, String where, @Nullable Size size)
      throws IOException {
    try {
      OnnxFile file = OnnxFile.parse(bytes);
      Size open = size == null ? InputSize.USUAL : size;
      GraphReader reader = reader(file, folder, Map.of(), true, open);
      Map<String, String> facts =
          reader.isOpen() ? Map.of(InputSize.FACT, InputSize.open(open, size != null)) : Map.of();
      Model model = Metadata.of(file.model()).model(name, reader.read(), facts);
      boolean named = model.labels().names().isEmpty() && !reader.names().isEmpty();
      return named ? model.withLabels(new Labels(reader.names())) : model;
    } catch (FormatException e) {
      throw new FormatException(where + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new FormatException(where + ": " + reason(e), e);
    }
  }

  /**
   * The graph of a model that lies in memory.
   *
   * @param bytes a whole file; weights stay views of it
   * @param constants numbers for inputs that are not pictures, by name; the remaining input may
   *     have any number of axes
   * @throws FormatException with one line, if it is damaged or asks for what is not supported
   */
  public static Graph read(ByteBuffer bytes, Map<String, Tensor> constants) throws IOException {
    try {
      return reader(OnnxFile.parse(bytes), null, constants, false, InputSize.USUAL).read();
    } catch (RuntimeException e) {
      throw new FormatException(reason(e), e);
    }
  }

  /**
   * A tensor in a file of its own, as test data comes.
   *
   * @throws FormatException with one line, if it is damaged or of a type that is not read
   */
  public static Tensor tensor(ByteBuffer bytes) throws IOException {
    try {
      return new TensorReader(new ExternalData(null), List.of()).read(TensorProto.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new FormatException("this tensor is damaged or cut off", e);
    }
  }

  private static GraphReader reader(
      OnnxFile file,
      @Nullable Path folder,
      Map<String, Tensor> constants,
      boolean strict,
      Size open)
      throws IOException {
    TensorReader tensors = new TensorReader(new ExternalData(folder), file.blocks());
    return new GraphReader(file.model(), tensors, constants, strict, open);
  }

  /** What a wrong file caused, in one line. */
  private static String reason(RuntimeException e) {
    String message = e.getMessage();
    boolean explained = e instanceof UnsupportedException || e instanceof IllegalArgumentException;
    return explained && message != null ? message : "the file is damaged (" + e + ")";
  }

  private static String modelName(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
