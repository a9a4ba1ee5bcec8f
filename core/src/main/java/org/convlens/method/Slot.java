package org.convlens.method;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convlens.task.UsageException;

/**
 * One knob as a record declares it.
 *
 * @param path the components that lead to it: groups, and the knob itself
 * @param sentence what it does
 * @param fixed where it stands, if nobody can turn it
 * @param requirement where another knob must stand for it to have an effect
 */
record Slot(
    List<RecordComponent> path,
    String sentence,
    Optional<String> fixed,
    Optional<Requirement> requirement) {

  /** Stands between the names of components in a {@link #place}. */
  static final String BETWEEN = ".";

  /** The knobs of a record that can be turned, in order, those of its groups in their places. */
  static List<Slot> of(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .flatMap(component -> in(component).stream())
        .filter(slot -> slot.fixed.isEmpty())
        .toList();
  }

  /** The knobs that a component is or holds, those that are fixed too. */
  static List<Slot> in(RecordComponent component) {
    List<Slot> slots = new ArrayList<>();
    if (component.isAnnotationPresent(NoKnob.class)) {
      return slots;
    }
    collect(component, List.of(), Map.of(), Map.of(), slots);
    return slots;
  }

  private static void collect(
      RecordComponent component,
      List<RecordComponent> above,
      Map<String, String> fixed,
      Map<String, String> says,
      List<Slot> slots) {
    List<RecordComponent> path = new ArrayList<>(above);
    path.add(component);
    KnobGroup group = component.getAnnotation(KnobGroup.class);
    if (group != null) {
      Map<String, String> firm = with(fixed, group.fixed(), "=");
      Map<String, String> sentences = with(says, group.says(), ": ");
      for (RecordComponent inner : component.getType().getRecordComponents()) {
        collect(inner, path, firm, sentences, slots);
      }
      return;
    }
    Knob knob = knob(component);
    String name = name(component);
    Optional<Requirement> needs =
        knob.needs().isEmpty() ? Optional.empty() : Optional.of(Requirement.parse(knob.needs()));
    slots.add(
        new Slot(
            path,
            says.getOrDefault(name, knob.value()),
            Optional.ofNullable(fixed.get(name)),
            needs.filter(other -> !fixed.containsKey(other.knob()))));
  }

  private static Map<String, String> with(
      Map<String, String> outer, String[] more, String between) {
    Map<String, String> all = new HashMap<>();
    for (String one : more) {
      String[] parts = one.split(between, 2);
      all.put(parts[0], parts[1]);
    }
    all.putAll(outer);
    return all;
  }

  /** The knobs of a record that name layers, if it has any; other components are passed over. */
  static List<Slot> places(Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .filter(component -> component.isAnnotationPresent(Knob.class) || isGroup(component))
        .flatMap(component -> in(component).stream())
        .filter(slot -> slot.java() == Place.class)
        .toList();
  }

  /** Whether a component holds other knobs. */
  static boolean isGroup(RecordComponent component) {
    return component.isAnnotationPresent(KnobGroup.class);
  }

  /** Lower case with hyphens. */
  String name() {
    return name(component());
  }

  Domain domain() {
    return Domain.of(java(), knob(component()));
  }

  /** What it does, and where it does nothing. */
  String description() {
    return sentence + requirement.map(needed -> "; " + needed.sentence()).orElse("");
  }

  /** What others are told of it, and where it stands. */
  Knobs.Spec spec(Object record) {
    Optional<String> group =
        path.size() == 1 ? Optional.empty() : Optional.of(name(path.get(path.size() - 2)));
    return new Knobs.Spec(name(), text(record), description(), domain(), group, requirement);
  }

  /** Where it lies in the record: {@code steps}, {@code climbing.steps}. */
  String place() {
    return path.stream().map(RecordComponent::getName).collect(Collectors.joining(BETWEEN));
  }

  /** Where it stands. */
  Object value(Object record) {
    return within(read(path.get(0), record));
  }

  /** Where it stands in the first component of its path. */
  private Object within(Object first) {
    Object value = first;
    for (RecordComponent component : path.subList(1, path.size())) {
      value = read(component, value);
    }
    return value;
  }

  /** The same as text. */
  String text(Object record) {
    return print(value(record));
  }

  private String print(Object value) {
    return domain().type().print(value);
  }

  /**
   * @throws UsageException if the text does not fit
   */
  Object parse(String text) {
    return domain().type().parse(name(), text, java(), domain());
  }

  /**
   * @throws UsageException if it is a number outside the bounds
   */
  void requireInside(Object value) {
    if (!domain().holds(value)) {
      throw new UsageException(name() + " " + value + ": must be " + domain().range());
    }
  }

  /**
   * @param first component of its path
   * @throws UsageException if it is a number outside the bounds, or not where it is fixed
   */
  void requireValid(Object first) {
    Object value = within(first);
    requireInside(value);
    if (fixed.isPresent() && !fixed.get().equals(print(value))) {
      throw new UsageException(name() + " " + print(value) + ": must be " + fixed.get() + " here");
    }
  }

  private Class<?> java() {
    return component().getType();
  }

  private RecordComponent component() {
    return path.get(path.size() - 1);
  }

  static Object read(RecordComponent component, Object record) {
    try {
      return Objects.requireNonNull(component.getAccessor().invoke(record));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Knob knob(RecordComponent component) {
    return Objects.requireNonNull(
        component.getAnnotation(Knob.class), () -> component + " lacks @Knob");
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
