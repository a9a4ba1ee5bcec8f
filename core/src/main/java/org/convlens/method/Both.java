package org.convlens.method;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.convlens.data.Pictures;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;

/**
 * Two surveys in one walk through an album: the second one's facts lie among the first one's, under
 * a name.
 *
 * @param name of the second one's facts
 */
public record Both<A, B>(Gathering<A> one, Gathering<B> other, String name)
    implements Gathering<Both.Found<A, B>> {

  /** What both found. */
  public record Found<A, B>(A one, B other) {}

  public static <A, B> Both<A, B> of(Gathering<A> one, Gathering<B> other, String name) {
    return new Both<>(one, other, name);
  }

  @Override
  public Set<LayerId> watch() {
    Set<LayerId> watch = new LinkedHashSet<>(one.watch());
    watch.addAll(other.watch());
    return watch;
  }

  @Override
  public int batch() {
    return Math.min(one.batch(), other.batch());
  }

  @Override
  public Found<A, B> empty() {
    return new Found<>(one.empty(), other.empty());
  }

  @Override
  public Found<A, B> add(Found<A, B> found, Trace trace, int item, String picture) {
    return new Found<>(
        one.add(found.one(), trace, item, picture), other.add(found.other(), trace, item, picture));
  }

  @Override
  public Found<A, B> merge(Found<A, B> some, Found<A, B> others) {
    return new Found<>(
        one.merge(some.one(), others.one()), other.merge(some.other(), others.other()));
  }

  @Override
  public Outcome outcome(Found<A, B> found, Roll roll, Pictures album) throws IOException {
    Outcome first = one.outcome(found.one(), roll, album);
    Map<String, Object> facts = new LinkedHashMap<>(first.facts());
    facts.put(name, other.outcome(found.other(), roll, album).facts());
    return new Outcome(
        first.picture(), first.ledgers(), facts, first.notes(), first.pictures(), first.failure());
  }
}
