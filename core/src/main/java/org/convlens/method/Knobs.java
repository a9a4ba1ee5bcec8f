package org.convlens.method;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/**
 * The knobs of a method or study, read off its record: what the command line, the manual, the JSON
 * and the provenance are made from.
 *
 * <p>Knobs may be {@code int}, {@code long}, {@code double}, {@code boolean}, an enum, a {@link
 * Place}, {@link Channels}, a {@link Baseline} or a {@link String}. As text, enum constants are
 * lower case with hyphens.
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
   * @param from the least number allowed; minus infinity if any
   * @param to the greatest number allowed; infinity if any
   * @param choices the texts allowed, if they are few; else empty
   */
  public record Spec(
      String name,
      Class<?> type,
      String value,
      String sentence,
      double from,
      double to,
      List<String> choices) {
    /** What may be given, for people: {@code 1..100}, {@code a|b|c}, or the type's name. */
    public String domain() {
      if (type == boolean.class) {
        return "true|false";
      }
      if (!choices.isEmpty()) {
        return String.join("|", choices);
      }
      if (type == Place.class) {
        return "LAYER";
      }
      if (type == Channels.class) {
        return "CHANNELS";
      }
      if (type == Baseline.class) {
        return Baseline.domain();
      }
      if (type == String.class) {
        return "TEXT";
      }
      String low = from == Double.NEGATIVE_INFINITY ? "" : number(from);
      String high = to == Double.POSITIVE_INFINITY ? "" : number(to);
      return low.isEmpty() && high.isEmpty() ? "NUMBER" : low + ".." + high;
    }
  }

  /** All knobs of a method, with the values that they have. */
  public static List<Spec> of(Adjustable method) {
    List<Spec> specs = new ArrayList<>();
    for (RecordComponent component : method.getClass().getRecordComponents()) {
      Knob knob = knob(component);
      specs.add(
          new Spec(
              name(component),
              component.getType(),
              text(read(component, method)),
              sentence(knob),
              knob.from(),
              knob.to(),
              choices(component.getType())));
    }
    return specs;
  }

  /** What a knob does, and where it does nothing. */
  private static String sentence(Knob knob) {
    return knob.needs().isEmpty()
        ? knob.value()
        : knob.value() + "; " + Requirement.parse(knob.needs()).sentence();
  }

  /** The values of all knobs as text, by name, in order. */
  public static Map<String, String> values(Adjustable method) {
    Map<String, String> values = new LinkedHashMap<>();
    of(method).forEach(spec -> values.put(spec.name(), spec.value()));
    return values;
  }

  /** The knobs that name layers, and what they name. */
  static Map<String, Place> places(Adjustable method) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (RecordComponent component : method.getClass().getRecordComponents()) {
      if (component.getType() == Place.class) {
        places.put(name(component), (Place) read(component, method));
      }
    }
    return places;
  }

  /**
   * The same method with some knobs turned.
   *
   * @param chosen texts by knob name
   * @throws UsageException if there is no such knob or the text does not fit it
   */
  public static <M extends Adjustable> M with(M method, Map<String, String> chosen) {
    RecordComponent[] components = method.getClass().getRecordComponents();
    List<String> names = Stream.of(components).map(Knobs::name).toList();
    for (String name : chosen.keySet()) {
      if (!names.contains(name)) {
        throw Suggestion.unknown("knob", name, names, "convlens methods");
      }
    }
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      String text = chosen.get(names.get(i));
      values[i] = text == null ? read(components[i], method) : KnobText.parse(components[i], text);
    }
    return construct(method, types, values);
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
    for (RecordComponent component : method.getClass().getRecordComponents()) {
      String name = name(component);
      String needs = knob(component).needs();
      if (chosen.containsKey(name) && !needs.isEmpty()) {
        Requirement requirement = Requirement.parse(needs);
        if (!requirement.holds(all)) {
          String idle = name + " " + all.get(name) + " has no effect ";
          throw new UsageException(idle + requirement.refusal(all) + ", or leave " + name + " out");
        }
      }
    }
    return turned;
  }

  /**
   * For compact constructors: refuses numbers outside the ranges that the annotations declare.
   *
   * @param values all components in order
   */
  public static void validate(Class<? extends Record> method, Object... values) {
    RecordComponent[] components = method.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Object value = Objects.requireNonNull(values[i]);
      Knob knob = knob(components[i]);
      boolean outside = value instanceof Number n && !isInside(n.doubleValue(), knob);
      if (outside) {
        throw new UsageException(
            name(components[i]) + " " + value + ": must be " + KnobText.range(knob));
      }
    }
  }

  private static boolean isInside(double value, Knob knob) {
    return Double.isFinite(value) && value >= knob.from() && value <= knob.to();
  }

  @SuppressWarnings("unchecked")
  private static <M extends Adjustable> M construct(M method, Class<?>[] types, Object[] values) {
    try {
      return (M) method.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof UsageException usage) {
        throw usage;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> choices(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return constants == null
        ? List.of()
        : Arrays.stream(constants).map(Knobs::text).collect(Collectors.toList());
  }

  private static Object read(RecordComponent component, Adjustable method) {
    try {
      return Objects.requireNonNull(component.getAccessor().invoke(method));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Knob knob(RecordComponent component) {
    return Objects.requireNonNull(
        component.getAnnotation(Knob.class), () -> component + " lacks @Knob");
  }

  static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return value instanceof Double d ? number(d) : value.toString();
  }

  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return whole
        ? Long.toString((long) value)
        : Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }
}
