package org.convlens.format.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;

/**
 * Reads Python's pickle format as data: numbers, texts, lists, dictionaries, and the few classes of
 * {@link Constructors}. Nothing is ever run; any other class is named and refused. Memory is
 * bounded by the length of the input and a number of lists and dictionaries.
 */
public final class Pickle {
  /** Python's None. */
  public static final Object NONE = new Object();

  private static final Object MARK = new Object();

  private static final int MOST_CONTAINERS = 2_000_000;

  private final ByteBuffer in;
  private final Constructing constructors;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private int containers;

  /**
   * @param in read from its position on; left after the pickle's end
   */
  public Pickle(ByteBuffer in, Constructors constructors) {
    this(in, (Constructing) constructors);
  }

  /**
   * @param in read from its position on; left after the pickle's end
   */
  public Pickle(ByteBuffer in, ArrayConstructors constructors) {
    this(in, (Constructing) constructors);
  }

  private Pickle(ByteBuffer in, Constructing constructors) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.constructors = constructors;
  }

  /** A class or function by its name. */
  record Global(String module, String name) {
    boolean isScript() {
      return module.equals("__torch__") || module.startsWith("__torch__.");
    }

    @Override
    public String toString() {
      return module + "." + name;
    }
  }

  /** The one object of the pickle. */
  public Object read() throws FormatException {
    try {
      while (true) {
        int opcode = in.get() & 0xff;
        if (opcode == '.') {
          return pop();
        }
        if (!literal(opcode) && !container(opcode) && !object(opcode)) {
          throw new FormatException(
              "the pickle has an instruction 0x" + Integer.toHexString(opcode) + ": damaged");
        }
      }
    } catch (java.nio.BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException
        | ClassCastException e) {
      throw new FormatException("the pickle is cut off or damaged", e);
    }
  }

  private boolean literal(int opcode) {
    switch (opcode) {
      case 0x80 -> in.get();
      case 0x95 -> in.getLong();
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (in.get() & 0xff));
      case 'M' -> push((long) (in.getShort() & 0xffff));
      case 'J' -> push((long) in.getInt());
      case 0x8a -> push(integer(in.get() & 0xff));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      case 'X' -> push(text(in.getInt()));
      case 0x8c -> push(text(in.get() & 0xff));
      case 'T' -> push(constructors.text(bytes(in.getInt())));
      case 'U' -> push(constructors.text(bytes(in.get() & 0xff)));
      case 'B' -> push(bytes(in.getInt()));
      case 'C' -> push(bytes(in.get() & 0xff));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int opcode) {
    switch (opcode) {
      case '(' -> push(MARK);
      case '0' -> pop();
      case '1' -> sinceMark();
      case '2' -> push(stack.get(stack.size() - 1));
      case ')' -> push(List.of());
      case 't' -> push(List.copyOf(sinceMark()));
      case 0x85 -> push(tuple(1));
      case 0x86 -> push(tuple(2));
      case 0x87 -> push(tuple(3));
      case ']', 0x8f -> push(new ArrayList<>());
      case 'l' -> push(sinceMark());
      case '}' -> push(new LinkedHashMap<>());
      case 'd' -> {
        List<Object> items = sinceMark();
        push(put(new LinkedHashMap<>(), items));
      }
      case 'a' -> {
        Object item = pop();
        list().add(item);
      }
      case 'e', 0x90 -> {
        List<Object> items = sinceMark();
        list().addAll(items);
      }
      case 's' -> {
        List<Object> pair = tuple(2);
        put(top(), pair);
      }
      case 'u' -> {
        List<Object> items = sinceMark();
        put(top(), items);
      }
      case 'q' -> memo.put(in.get() & 0xff, top());
      case 'r' -> memo.put(in.getInt(), top());
      case 0x94 -> memo.put(memo.size(), top());
      case 'h' -> recall(in.get() & 0xff);
      case 'j' -> recall(in.getInt());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean object(int opcode) throws FormatException {
    switch (opcode) {
      case 'c' -> push(constructors.global(new Global(line(), line())));
      case 0x93 -> {
        String name = (String) pop();
        push(constructors.global(new Global((String) pop(), name)));
      }
      case 'R', 0x81 -> {
        List<?> arguments = (List<?>) pop();
        push(constructors.construct((Global) pop(), arguments));
      }
      case 'b' -> {
        Object state = pop();
        constructors.restore(top(), state);
      }
      case 'Q' -> push(constructors.stored(pop()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void push(Object value) {
    if ((value instanceof List || value instanceof Map) && ++containers > MOST_CONTAINERS) {
      throw new IllegalArgumentException("too many lists and dictionaries");
    }
    stack.add(value);
  }

  private Object pop() {
    Object value = stack.remove(stack.size() - 1);
    if (value == MARK) {
      throw new IllegalArgumentException("a mark where a value belongs");
    }
    return value;
  }

  private Object top() {
    return stack.get(stack.size() - 1);
  }

  @SuppressWarnings("unchecked")
  private List<Object> list() {
    return (ArrayList<Object>) top();
  }

  private List<Object> tuple(int size) {
    List<Object> tail = stack.subList(stack.size() - size, stack.size());
    List<Object> items = List.copyOf(tail);
    if (items.contains(MARK)) {
      throw new IllegalArgumentException("a mark where a value belongs");
    }
    tail.clear();
    return items;
  }

  private List<Object> sinceMark() {
    int at = stack.lastIndexOf(MARK);
    List<Object> tail = stack.subList(at, stack.size());
    List<Object> items = new ArrayList<>(tail.subList(1, tail.size()));
    tail.clear();
    return items;
  }

  @SuppressWarnings("unchecked")
  private static Object put(Object dictionary, List<Object> items) {
    Map<Object, Object> map = (LinkedHashMap<Object, Object>) dictionary;
    for (int i = 0; i + 1 < items.size(); i += 2) {
      Object key = items.get(i);
      boolean plain = key instanceof String || key instanceof Long || key instanceof Boolean;
      map.put(plain ? key : new Object(), items.get(i + 1));
    }
    return map;
  }

  private void recall(int key) {
    Object value = memo.get(key);
    if (value == null) {
      throw new IllegalArgumentException("nothing remembered as " + key);
    }
    push(value);
  }

  private byte[] bytes(int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private String text(int length) {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** A whole number of any length; those of more than 64 bits keep the lowest. */
  private Object integer(int length) {
    byte[] bytes = bytes(length);
    long value = length == 0 || bytes[length - 1] >= 0 ? 0 : -1;
    for (int i = Math.min(length, 8) - 1; i >= 0; i--) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (byte b = in.get(); b != '\n'; b = in.get()) {
      line.append((char) (b & 0xff));
    }
    return line.toString();
  }
}
