package org.convlens.format;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Seeded files that are sound as files, with numbers and names that make no sense. */
final class HostileValues {
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    2,
    3,
    7,
    64,
    127,
    255,
    4096,
    65_535,
    65_536,
    1_000_000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 31,
    1L << 32,
    1L << 48,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final List<String> TEXTS =
      List.of(
          "", " ", "x", "..", "/", "a\nb", "\u0000", "-1", "é", "a".repeat(5000), " ".repeat(5000));

  private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");
  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w*\\b");

  private final Random random;

  HostileValues(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Another file each time.
   *
   * @param name of the file or of the entry that the bytes are
   */
  byte[] of(String name, byte[] whole) throws InvalidProtocolBufferException {
    if (name.endsWith(".onnx")) {
      return changed(ModelProto.parseFrom(whole)).toByteArray();
    }
    if (name.endsWith(".json")) {
      return json(new String(whole, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
    if (name.endsWith(".pkl")) {
      return pickle(whole);
    }
    if (name.endsWith(".py")) {
      return text(new String(whole, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
    if (name.endsWith(".safetensors")) {
      return safetensors(whole);
    }
    if (name.endsWith(".h5")) {
      return new HostileHdf5(random).of(whole, number());
    }
    if (name.endsWith(".tflite")) {
      return new HostileLite(random).of(whole, number());
    }
    return whole;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  /** One field, somewhere in a message. */
  private Message changed(Message message) {
    Message.Builder builder = message.toBuilder();
    List<FieldDescriptor> set = new ArrayList<>(message.getAllFields().keySet());
    if (set.isEmpty()) {
      return message;
    }
    FieldDescriptor field = one(set);
    if (!field.isRepeated()) {
      builder.setField(field, other(field, message.getField(field)));
      return builder.build();
    }
    int count = message.getRepeatedFieldCount(field);
    int index = random.nextInt(count);
    Object there = message.getRepeatedField(field, index);
    switch (random.nextInt(8)) {
      case 0 -> builder.addRepeatedField(field, there);
      case 1 -> {
        List<Object> rest = new ArrayList<>((List<?>) message.getField(field));
        rest.remove(index);
        builder.setField(field, rest);
      }
      case 2 -> {
        List<Object> mixed = new ArrayList<>((List<?>) message.getField(field));
        Collections.shuffle(mixed, random);
        builder.setField(field, mixed);
      }
      default -> builder.setRepeatedField(field, index, other(field, there));
    }
    return builder.build();
  }

  private Object other(FieldDescriptor field, Object there) {
    return switch (field.getJavaType()) {
      case MESSAGE -> changed((Message) there);
      case INT -> (int) number();
      case LONG -> number();
      case FLOAT -> one(List.of(0f, -1f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE));
      case DOUBLE -> one(List.of(0.0, Double.NaN, Double.MAX_VALUE));
      case BOOLEAN -> !(Boolean) there;
      case STRING -> random.nextBoolean() ? one(TEXTS) : there + one(TEXTS);
      case BYTE_STRING -> {
        ByteString bytes = (ByteString) there;
        yield bytes.substring(0, random.nextInt(bytes.size() + 1));
      }
      case ENUM -> one(field.getEnumType().getValues());
    };
  }

  private String json(String text) {
    JsonNode tree = JsonMapper.shared().readTree(text);
    List<JsonNode> holders = new ArrayList<>();
    collect(tree, holders);
    if (holders.isEmpty()) {
      return text;
    }
    JsonNode holder = one(holders);
    if (holder instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>(object.propertyNames());
      String key = one(keys);
      if (random.nextInt(6) == 0) {
        object.remove(key);
      } else {
        object.set(key, node(object.get(key)));
      }
    } else if (holder instanceof ArrayNode array) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(6)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index));
        default -> array.set(index, node(array.get(index)));
      }
    }
    return tree.toString();
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isContainer() && !node.isEmpty()) {
      into.add(node);
      node.forEach(each -> collect(each, into));
    }
  }

  private JsonNode node(JsonNode there) {
    JsonMapper mapper = JsonMapper.shared();
    return switch (random.nextInt(there.isNumber() ? 4 : 8)) {
      case 0, 1, 2 -> mapper.getNodeFactory().numberNode(number());
      case 3 -> mapper.getNodeFactory().numberNode(random.nextDouble() * 10 - 5);
      case 4 -> mapper.getNodeFactory().stringNode(one(TEXTS));
      case 5 -> mapper.createArrayNode().add(there);
      case 6 -> mapper.getNodeFactory().nullNode();
      default -> mapper.createObjectNode();
    };
  }

  /** A number or a name of a program. */
  private String text(String program) {
    boolean number = random.nextBoolean();
    List<MatchResult> places = (number ? NUMBER : NAME).matcher(program).results().toList();
    if (places.isEmpty()) {
      return program;
    }
    MatchResult place = one(places);
    String other = number ? Long.toString(number()) : one(places).group();
    return program.substring(0, place.start()) + other + program.substring(place.end());
  }

  private byte[] safetensors(byte[] whole) {
    int length = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String header = json(new String(whole, 8, length, StandardCharsets.UTF_8));
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(whole.length - length + text.length).order(ByteOrder.LITTLE_ENDIAN);
    return out.putLong(text.length)
        .put(text)
        .put(whole, 8 + length, whole.length - 8 - length)
        .array();
  }

  /** One instruction of a pickle: its argument is another, or it comes twice, or not at all. */
  private byte[] pickle(byte[] whole) {
    List<byte[]> instructions = instructions(whole);
    int index = random.nextInt(Math.max(1, instructions.size() - 1));
    byte[] there = instructions.get(index);
    switch (random.nextInt(6)) {
      case 0 -> instructions.remove(index);
      case 1 -> instructions.add(index, there);
      case 2 -> instructions.set(index, one(instructions));
      default -> instructions.set(index, other(there));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    instructions.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private byte[] other(byte[] instruction) {
    return switch (instruction[0] & 0xff) {
      case 'K', 'M', 'J', 0x8a -> {
        ByteBuffer out = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        yield out.put((byte) 0x8a).put((byte) 8).putLong(number()).array();
      }
      case 'X', 0x8c -> {
        byte[] text = one(TEXTS).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(5 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        yield out.put((byte) 'X').putInt(text.length).put(text).array();
      }
      default -> instruction;
    };
  }

  /** The instructions of protocol 2, as PyTorch writes them; a remainder counts as one. */
  private static List<byte[]> instructions(byte[] whole) {
    Map<Integer, Integer> arguments =
        Map.of(
            0x80, 1, (int) 'K', 1, (int) 'M', 2, (int) 'J', 4, (int) 'q', 1, (int) 'r', 4,
            (int) 'h', 1, (int) 'j', 4, (int) 'G', 8);
    List<byte[]> instructions = new ArrayList<>();
    for (int at = 0; at < whole.length; ) {
      int code = whole[at] & 0xff;
      int end = at + 1 + arguments.getOrDefault(code, 0);
      if (code == 0x8a || code == 0x8c) {
        end = at + 2 + (whole[at + 1] & 0xff);
      } else if (code == 'X') {
        end = at + 5 + ByteBuffer.wrap(whole, at + 1, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
      } else if (code == 'c') {
        for (int lines = 0; lines < 2 && end < whole.length; end++) {
          lines += whole[end] == '\n' ? 1 : 0;
        }
      }
      end = end < at ? whole.length : Math.min(end, whole.length);
      instructions.add(Arrays.copyOfRange(whole, at, end));
      at = end;
    }
    return instructions;
  }
}
