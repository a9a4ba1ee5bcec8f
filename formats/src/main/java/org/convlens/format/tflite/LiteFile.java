package org.convlens.format.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.LiteTensor.Steps;
import org.jspecify.annotations.Nullable;

/**
 * A file's first network, as it is written. The numbers of fields are those of TensorFlow Lite's
 * published schema, {@code tensorflow/compiler/mlir/lite/schema/schema.fbs}.
 *
 * @param metadata further buffers by name
 */
record LiteFile(
    List<LiteTensor> tensors,
    List<LiteNode> nodes,
    List<Integer> inputs,
    List<Integer> outputs,
    Map<String, ByteBuffer> metadata) {
  private static final String IDENTIFIER = "TFL3";
  private static final Pattern COUNTED = Pattern.compile("output_(\\d{1,6})");
  private static final int LAST_OLD_NUMBER = 127;
  private static final int CUSTOM = 32;

  /** Whether a file begins as one of TensorFlow Lite. */
  static boolean recognises(byte[] start) {
    return start.length >= 8
        && new String(start, 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1).equals(IDENTIFIER);
  }

  static LiteFile of(ByteBuffer bytes, Budget budget) throws FormatException {
    FlatTable model = FlatTable.root(bytes, budget);
    List<FlatTable> networks = model.tables(2);
    if (networks.isEmpty()) {
      throw new FormatException("the file holds no network");
    }
    List<ByteBuffer> buffers = new ArrayList<>();
    for (FlatTable each : model.tables(4)) {
      buffers.add(content(bytes, each));
    }
    FlatTable network = networks.get(0);
    List<LiteTensor> tensors = tensors(network, buffers);
    List<FlatTable> operators = network.tables(3);
    List<String> kinds = kinds(model, operators);
    List<List<Integer>> inputs = new ArrayList<>();
    List<List<Integer>> outputs = new ArrayList<>();
    for (FlatTable each : operators) {
      inputs.add(tensors(each.integers(1), tensors.size(), true));
      outputs.add(tensors(each.integers(2), tensors.size(), false));
    }
    List<Integer> pictures = tensors(network.integers(1), tensors.size(), false);
    List<String> names = new LayerNames(tensors).of(kinds, inputs, outputs, pictures);
    List<LiteNode> nodes = new ArrayList<>();
    for (int i = 0; i < operators.size(); i++) {
      FlatTable options = operators.get(i).table(4);
      nodes.add(
          new LiteNode(i, kinds.get(i), names.get(i), inputs.get(i), outputs.get(i), options));
    }
    return new LiteFile(
        tensors,
        nodes,
        pictures,
        ordered(model, tensors(network.integers(2), tensors.size(), false)),
        metadata(model, buffers));
  }

  /** A buffer's bytes; beyond 2 GiB they lie behind the tables, which no mapped file reaches. */
  private static ByteBuffer content(ByteBuffer whole, FlatTable buffer) throws FormatException {
    long offset = buffer.wide(1);
    long size = buffer.wide(2);
    if (offset <= 1) {
      return buffer.content(0);
    }
    if (size < 0 || offset > whole.limit() - size) {
      throw new FormatException("the file is cut off: a buffer lies behind its end");
    }
    return whole.slice((int) offset, (int) size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<String> kinds(FlatTable model, List<FlatTable> operators)
      throws FormatException {
    List<String> codes = new ArrayList<>();
    for (FlatTable code : model.tables(1)) {
      int old = code.small(0, 0);
      int number = old < LAST_OLD_NUMBER ? Math.max(old, code.integer(3, 0)) : code.integer(3, 0);
      codes.add(number == CUSTOM ? "'" + code.text(1) + "'" : OperatorNames.of(number));
    }
    List<String> kinds = new ArrayList<>();
    for (FlatTable each : operators) {
      int index = each.integer(0, 0);
      if (index < 0 || index >= codes.size()) {
        throw new FormatException("the file is damaged: a node has the operator " + index);
      }
      kinds.add(codes.get(index));
    }
    return kinds;
  }

  private static List<LiteTensor> tensors(FlatTable network, List<ByteBuffer> buffers)
      throws FormatException {
    List<LiteTensor> tensors = new ArrayList<>();
    for (FlatTable each : network.tables(0)) {
      int buffer = each.integer(2, 0);
      if (buffer < 0 || (buffer > 0 && buffer >= buffers.size())) {
        throw new FormatException("the file is damaged: a tensor lies in buffer " + buffer);
      }
      ByteBuffer content = buffer == 0 ? ByteBuffer.allocate(0) : buffers.get(buffer);
      int[] shape = each.integers(0);
      boolean given = content.limit() > 0 || Arrays.stream(shape).anyMatch(extent -> extent == 0);
      tensors.add(
          new LiteTensor(
              tensors.size(),
              each.text(3),
              each.small(1, 0),
              shape,
              each.integers(7),
              given ? content : null,
              steps(each.table(4)),
              each.has(6)));
    }
    return tensors;
  }

  private static Steps steps(@Nullable FlatTable quantisation) throws FormatException {
    return quantisation == null
        ? Steps.NONE
        : new Steps(quantisation.numbers(2), quantisation.wides(3), quantisation.integer(6, 0));
  }

  private static List<Integer> tensors(int[] numbers, int count, boolean optional)
      throws FormatException {
    for (int number : numbers) {
      if (number >= count || number < (optional ? -1 : 0)) {
        throw new FormatException("the file is damaged: there is no tensor " + number);
      }
    }
    return Arrays.stream(numbers).boxed().toList();
  }

  /** The outputs as the first network's signature counts them: {@code output_0}, ... */
  private static List<Integer> ordered(FlatTable model, List<Integer> outputs)
      throws FormatException {
    Map<Integer, Integer> places = new HashMap<>();
    for (FlatTable signature : model.tables(7)) {
      for (FlatTable output :
          signature.integer(4, 0) == 0 ? signature.tables(1) : List.<FlatTable>of()) {
        Matcher counted = COUNTED.matcher(output.text(0));
        if (counted.matches()) {
          places.putIfAbsent(output.integer(1, 0), Integer.parseInt(counted.group(1)));
        }
      }
    }
    return outputs.stream()
        .sorted(Comparator.comparingInt(each -> places.getOrDefault(each, Integer.MAX_VALUE)))
        .toList();
  }

  private static Map<String, ByteBuffer> metadata(FlatTable model, List<ByteBuffer> buffers)
      throws FormatException {
    Map<String, ByteBuffer> metadata = new HashMap<>();
    for (FlatTable each : model.tables(6)) {
      int buffer = each.integer(1, 0);
      if (buffer > 0 && buffer < buffers.size()) {
        metadata.put(each.text(0), buffers.get(buffer));
      }
    }
    return metadata;
  }
}
