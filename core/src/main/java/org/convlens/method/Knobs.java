package org.convlens.method;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/**
 * The knobs of something that can be adjusted, read off its record: what the command line, the
 * manual, the JSON and the provenance are made from.
 *
 * <p>A knob is a component with a {@link Knob}, of one of the {@link KnobType}s, or one of a record
 * that a component with a {@link KnobGroup} holds.
 */
public final class Knobs {
  /** What {@link Knob#needs} calls a picture that is looked at. */
  public static final String PICTURE = "picture";

  private Knobs() {}

  /**
   * One knob.
   *
   * @param name lower case with hyphens, such as {@code patch-size}
   * @param value as text: the default, if the method is the catalogue's
   * @param sentence what it does
   * @param domain what it may be set to
   * @param group of knobs that belong together, lower case with hyphens; absent where it stands
   *     alone
   * @param needs where another knob must stand for it to have an effect
   */
  public record Spec(
      String name,
      String value,
      String sentence,
      Domain domain,
      Optional<String> group,
      Optional<Requirement> needs) {}

  /** All knobs of a method, with the values that they have. */
  public static List<Spec> of(Adjustable method) {
    return Slot.of(method.getClass()).stream().map(slot -> slot.spec(method)).toList();
  }

  /** The values of all knobs as text, by name, in order. */
  public static Map<String, String> values(Adjustable method) {
    Map<String, String> values = new LinkedHashMap<>();
    Slot.of(method.getClass()).forEach(slot -> values.put(slot.name(), slot.text(method)));
    return values;
  }

  /** The knobs that name layers, and what they name. */
  static Map<String, Place> places(Adjustable method) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (Slot slot : Slot.places(method.getClass())) {
      places.put(slot.name(), (Place) slot.value(method));
    }
    return places;
  }

  /**
   * The same method with some knobs turned.
   *
   * @param chosen texts by knob name
   * @throws UsageException if there is no such knob or the text does not fit it
   */
  @SuppressWarnings("unchecked")
  public static <M extends Adjustable> M with(M method, Map<String, String> chosen) {
    List<Slot> slots = Slot.of(method.getClass());
    List<String> names = slots.stream().map(Slot::name).toList();
    for (String name : chosen.keySet()) {
      if (!names.contains(name)) {
        throw Suggestion.unknown("knob", name, names, "convlens methods");
      }
    }
    Map<Slot, Object> turned = new LinkedHashMap<>();
    for (Slot slot : slots) {
      String text = chosen.get(slot.name());
      if (text != null) {
        turned.put(slot, slot.parse(text));
      }
    }
    turned.forEach(Slot::requireInside);
    Map<String, Object> values = new HashMap<>();
    turned.forEach((slot, value) -> values.put(slot.place(), value));
    return (M) rebuilt(method, "", values);
  }

  /**
   * As {@link #with}, for people: a knob that is turned without effect is refused.
   *
   * @param picture whether a picture is looked at
   * @throws UsageException if there is no such knob, the text does not fit it or it has no effect
   */
  public static <M extends Adjustable> M chosen(
      M method, Map<String, String> chosen, boolean picture) {
    M turned = with(method, chosen);
    Map<String, String> all = values(turned);
    if (picture) {
      all.put(PICTURE, "");
    }
    for (Slot slot : Slot.of(method.getClass())) {
      String name = slot.name();
      if (chosen.containsKey(name) && slot.requirement().isPresent()) {
        Requirement requirement = slot.requirement().get();
        if (!requirement.holds(all)) {
          String idle = name + " " + all.get(name) + " has no effect ";
          throw new UsageException(idle + requirement.refusal(all) + ", or leave " + name + " out");
        }
      }
    }
    return turned;
  }

  /**
   * For compact constructors: refuses numbers outside the ranges that the annotations declare, and
   * groups in which a knob stands elsewhere than where it is fixed.
   *
   * @param values all components in order
   */
  public static void validate(Class<? extends Record> record, Object... values) {
    RecordComponent[] components = record.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Object value = Objects.requireNonNull(values[i]);
      for (Slot slot : Slot.in(components[i])) {
        slot.requireValid(value);
      }
    }
  }

  /** The same record with values at some places. */
  private static Object rebuilt(Object record, String above, Map<String, Object> values) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] all = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String place = above + components[i].getName();
      Object value = Slot.read(components[i], record);
      types[i] = components[i].getType();
      all[i] =
          Slot.isGroup(components[i])
              ? rebuilt(value, place + Slot.BETWEEN, values)
              : values.getOrDefault(place, value);
    }
    return construct(record.getClass(), types, all);
  }

  private static Object construct(Class<?> record, Class<?>[] types, Object[] values) {
    try {
      return record.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof UsageException usage) {
        throw usage;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
