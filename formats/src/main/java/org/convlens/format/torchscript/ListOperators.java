package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;

/** What the program does with its lists, dictionaries and texts. */
final class ListOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int LONGEST = 100_000;
  private static final int LONGEST_TEXT = 10_000;

  private ListOperators() {}

  static {
    TABLE.put("len", ListOperators::length);
    TABLE.put("list", call -> new ArrayList<>(list(call)));
    TABLE.put("append", ListOperators::append);
    TABLE.put("extend", ListOperators::extend);
    TABLE.put("insert", ListOperators::insert);
    TABLE.put("pop", ListOperators::pop);
    TABLE.put("reverse", ListOperators::reverse);
    TABLE.put("__getitem__", call -> item(call, call.value(0, "self"), call.value(1, "idx")));
    TABLE.put("_set_item", ListOperators::replace);
    TABLE.put("__contains__", ListOperators::contains);
    TABLE.put("dict", ListOperators::made);
    TABLE.put("keys", call -> new ArrayList<Object>(dictionary(call).keySet()));
    TABLE.put("values", call -> new ArrayList<Object>(dictionary(call).values()));
    TABLE.put("items", ListOperators::items);
    TABLE.put("format", ListOperators::format);
    TABLE.put("__range_length", ListOperators::rangeLength);
    TABLE.put("__derive_index", ListOperators::rangeItem);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Call call) throws FormatException {
    if (call.value(0, "self") instanceof ArrayList<?> list) {
      return (List<Object>) list;
    }
    if (call.value(0, "self") instanceof List<?> tuple) {
      return new ArrayList<>(tuple);
    }
    throw call.refuse("it takes a list");
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> dictionary(Call call) throws FormatException {
    if (call.value(0, "self") instanceof Map<?, ?> map) {
      return (Map<Object, Object>) map;
    }
    throw call.refuse("it takes a dictionary");
  }

  /** A dictionary: empty, or a copy of another. */
  private static Object made(Call call) throws FormatException {
    return call.arguments().isEmpty()
        ? new LinkedHashMap<Object, Object>()
        : new LinkedHashMap<>(dictionary(call));
  }

  private static Object length(Call call) throws FormatException {
    Object value = call.value(0, "self");
    if (value instanceof List<?> list) {
      return (long) list.size();
    }
    if (value instanceof Map<?, ?> map) {
      return (long) map.size();
    }
    if (value instanceof String text) {
      return (long) text.length();
    }
    return LanguageOperators.extent(call, 0);
  }

  private static Object append(Call call) throws FormatException {
    List<Object> list = list(call);
    requireRoom(call, list.size() + 1L);
    list.add(call.value(1, "el"));
    return list;
  }

  private static Object extend(Call call) throws FormatException {
    List<Object> list = list(call);
    if (!(call.value(1, "other") instanceof List<?> more)) {
      throw call.refuse("it takes a list");
    }
    requireRoom(call, (long) list.size() + more.size());
    list.addAll(new ArrayList<>(more));
    return Pickle.NONE;
  }

  private static Object insert(Call call) throws FormatException {
    List<Object> list = list(call);
    requireRoom(call, list.size() + 1L);
    long at = call.integer(1, "idx", 0);
    long from = at < 0 ? at + list.size() : at;
    list.add((int) Math.max(0, Math.min(list.size(), from)), call.value(2, "el"));
    return Pickle.NONE;
  }

  private static Object pop(Call call) throws FormatException {
    List<Object> list = list(call);
    return list.remove(index(call, list, call.integer(1, "idx", -1)));
  }

  private static Object reverse(Call call) throws FormatException {
    java.util.Collections.reverse(list(call));
    return Pickle.NONE;
  }

  private static void requireRoom(Call call, long size) throws FormatException {
    if (size > LONGEST) {
      throw call.refuse("a list of " + size + " items is too long");
    }
  }

  private static int index(Call call, List<?> list, long at) throws FormatException {
    long from = at < 0 ? at + list.size() : at;
    if (from < 0 || from >= list.size()) {
      throw call.refuse("item " + at + " of a list of " + list.size());
    }
    return (int) from;
  }

  /** {@code of[at]}. */
  static Object item(Call call, Object of, Object at) throws FormatException {
    if (of instanceof Named named) {
      return item(call, named.items(), at);
    }
    if (of instanceof List<?> list) {
      return list.get(index(call, list, call.integer(at, "index")));
    }
    if (of instanceof Map<?, ?> map && LanguageOperators.isPlain(at) && map.get(at) != null) {
      return map.get(at);
    }
    throw call.refuse("there is no item '" + LanguageOperators.text(at) + "'");
  }

  private static Object replace(Call call) throws FormatException {
    Object value = call.value(2, "value");
    if (call.value(0, "self") instanceof Map<?, ?>) {
      Map<Object, Object> map = dictionary(call);
      requireRoom(call, map.size() + 1L);
      if (!LanguageOperators.isPlain(call.value(1, "key"))) {
        throw call.refuse("its key is not a number or a text");
      }
      map.put(call.value(1, "key"), value);
    } else {
      List<Object> list = list(call);
      list.set(index(call, list, call.integer(1, "idx", 0)), value);
    }
    return Pickle.NONE;
  }

  private static Object contains(Call call) throws FormatException {
    Object sought = call.value(1, "item");
    if (call.value(0, "self") instanceof Map<?, ?> map) {
      return LanguageOperators.isPlain(sought) && map.containsKey(sought);
    }
    if (call.value(0, "self") instanceof String text) {
      return text.contains(LanguageOperators.text(sought));
    }
    return list(call).stream().anyMatch(item -> LanguageOperators.equal(item, sought));
  }

  private static Object items(Call call) throws FormatException {
    List<Object> items = new ArrayList<>();
    dictionary(call).forEach((key, value) -> items.add(List.of(key, value)));
    return items;
  }

  /** How many numbers there are from one on, until before another, with a step. */
  private static Object rangeLength(Call call) throws FormatException {
    long step = call.integer(2, "step", 1);
    if (step == 0) {
      throw call.refuse("its step is 0");
    }
    long way = Math.subtractExact(call.integer(1, "hi", 0), call.integer(0, "lo", 0));
    return Math.max(0, Math.floorDiv(way + step - Long.signum(step), step));
  }

  private static Object rangeItem(Call call) throws FormatException {
    long along = Math.multiplyExact(call.integer(0, "index", 0), call.integer(2, "step", 1));
    return Math.addExact(call.integer(1, "start", 0), along);
  }

  /** A part of a list, the ends clipped as Python does. */
  static Object slice(Call call, List<?> list) throws FormatException {
    int size = list.size();
    long start = call.integer(1, "start", 0);
    long end = call.integer(2, "end", Long.MAX_VALUE);
    long step = call.integer(3, "step", 1);
    if (step < 1) {
      throw call.refuse("its step is " + step);
    }
    List<Object> part = new ArrayList<>();
    long last = Math.min(size, end < 0 ? end + size : end);
    for (long i = Math.max(0, start < 0 ? start + size : start); i < last; i += step) {
      part.add(list.get((int) i));
      if (step >= size) {
        break;
      }
    }
    return part;
  }

  private static Object format(Call call) {
    StringBuilder text = new StringBuilder(LanguageOperators.text(call.value(0, "self")));
    int from = 0;
    for (int i = 1; i < call.arguments().size(); i++) {
      int at = text.indexOf("{}", from);
      if (at < 0 || text.length() > LONGEST_TEXT) {
        break;
      }
      String word = LanguageOperators.text(call.arguments().get(i));
      text.replace(at, at + 2, word.length() > LONGEST_TEXT ? "..." : word);
      from = at + word.length();
    }
    return text.toString();
  }
}
