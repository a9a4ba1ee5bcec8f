package org.convlens.format.torchscript;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.convlens.format.pickle.Pickle;
import org.jspecify.annotations.Nullable;

/** Calls layers after the innermost modules whose results they are, while calls follow in order. */
final class Titles {
  private final Construction graph;
  private final Set<String> inner;
  private @Nullable Object call;
  private String path = "";
  private Object last = Pickle.NONE;
  private int made;

  /**
   * @param inner modules in which others are at work
   */
  Titles(Construction graph, Set<String> inner) {
    this.graph = graph;
    this.inner = inner;
  }

  /** The modules in which others are at work. */
  static Set<String> inner(Collection<String> paths) {
    Set<String> inner = new HashSet<>();
    for (String path : paths) {
      int dot = path.lastIndexOf('.');
      while (dot > 0 && inner.add(path.substring(0, dot))) {
        dot = path.lastIndexOf('.', dot - 1);
      }
    }
    return inner;
  }

  /**
   * A module is at work from here on.
   *
   * @param which of all calls of modules
   */
  void at(Object which, String module) {
    if (!Objects.equals(which, call) || !module.equals(path)) {
      end();
      made = graph.size();
      call = which;
      path = module;
    }
  }

  /** What it has given so far. */
  void gave(Object result) {
    last = result;
  }

  /** The latest module is done. */
  void end() {
    Object first = last instanceof List<?> list && !list.isEmpty() ? list.get(0) : last;
    if (first instanceof Symbol symbol && !inner.contains(path)) {
      graph.title(symbol.layer(), path, made);
    }
  }
}
