package org.convlens.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** TensorFlow Lite files whose tables are sound, with one number in them that makes no sense. */
final class HostileLite {
  private final Random random;
  private final List<int[]> places = new ArrayList<>();
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  HostileLite(Random random) {
    this.random = random;
  }

  byte[] of(byte[] whole, long number) {
    byte[] changed = whole.clone();
    bytes = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    places.clear();
    try {
      model(bytes.getInt(0));
    } catch (IndexOutOfBoundsException e) {
      places.add(new int[] {0, 4});
    }
    int[] place = places.get(random.nextInt(places.size()));
    for (int i = 0; i < place[1] && place[0] + i < changed.length; i++) {
      changed[place[0] + i] = (byte) (number >> (8 * i));
    }
    return changed;
  }

  /** Where a table's field lies; 0 if it is missing. */
  private int field(int table, int number) {
    int fields = table - bytes.getInt(table);
    int entry = 4 + 2 * number;
    int offset = entry < bytes.getShort(fields) ? bytes.getShort(fields + entry) : 0;
    return offset == 0 ? 0 : table + offset;
  }

  private int target(int place) {
    return place + bytes.getInt(place);
  }

  private void number(int table, int field, int width) {
    int place = field(table, field);
    if (place > 0) {
      places.add(new int[] {place, width});
    }
  }

  /** A list's length and its entries. */
  private void numbers(int table, int field, int width) {
    int place = field(table, field);
    if (place > 0) {
      int list = target(place);
      places.add(new int[] {list, 4});
      for (int i = 0; i < Math.min(16, bytes.getInt(list)); i++) {
        places.add(new int[] {list + 4 + i * width, width});
      }
    }
  }

  private List<Integer> tables(int table, int field) {
    List<Integer> tables = new ArrayList<>();
    int place = field(table, field);
    int list = place > 0 ? target(place) : 0;
    for (int i = 0; place > 0 && i < bytes.getInt(list); i++) {
      tables.add(target(list + 4 + 4 * i));
    }
    return tables;
  }

  private void model(int model) {
    for (int code : tables(model, 1)) {
      number(code, 0, 1);
      number(code, 3, 4);
    }
    tables(model, 4).forEach(buffer -> numbers(buffer, 0, 1));
    for (int network : tables(model, 2)) {
      numbers(network, 1, 4);
      numbers(network, 2, 4);
      tables(network, 0).forEach(this::tensor);
      tables(network, 3).forEach(this::operator);
    }
  }

  private void tensor(int tensor) {
    numbers(tensor, 0, 4);
    number(tensor, 1, 1);
    number(tensor, 2, 4);
    numbers(tensor, 3, 1);
    numbers(tensor, 7, 4);
    int steps = field(tensor, 4);
    if (steps > 0) {
      numbers(target(steps), 2, 4);
      numbers(target(steps), 3, 8);
      number(target(steps), 6, 4);
    }
  }

  private void operator(int operator) {
    number(operator, 0, 4);
    numbers(operator, 1, 4);
    numbers(operator, 2, 4);
    int options = field(operator, 4);
    if (options > 0) {
      for (int field = 0; field < 8; field++) {
        number(target(options), field, random.nextBoolean() ? 1 : 4);
      }
    }
  }
}
