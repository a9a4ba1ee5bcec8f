package org.convlens.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Trace;
import org.convlens.task.UsageException;

/**
 * A number that a network computes and that a method explains: a weighted sum of {@link Term}s. It
 * can be printed, compared and saved; it knows which layers it needs and its slope at them.
 */
public record Score(List<Weighted> terms) {
  public Score {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a score without terms");
    }
  }

  /** A term and its factor. */
  public record Weighted(double weight, Term term) {}

  public static Score of(Term term) {
    return new Score(List.of(new Weighted(1, term)));
  }

  /**
   * A score as people write it, such as {@code channel(conv4, 17) - 0.5*logit(3)}: terms {@code
   * logit(CLASS)}, {@code probability(CLASS)}, {@code value(OUTPUT)}, {@code channel(LAYER, N)},
   * {@code neuron(LAYER, N, Y, X)}, {@code neuron(LAYER, N)} for the middle one, and {@code
   * layer(LAYER)}, each with a factor. Of networks that say their scores in many places: {@code
   * box(CLASS, BOX)}, {@code mean(logit(CLASS) over REGION)} and {@code mean(probability(CLASS)
   * over REGION)}, where a {@link Region} is {@code all}, {@code predicted}, {@code cell(ROW,
   * COLUMN)}, and in the original picture's pixels {@code pixel(X, Y)}, {@code box(LEFT, TOP,
   * RIGHT, BOTTOM)} or {@code mask(FILE)}.
   *
   * @param model whose layers and classes are meant
   * @param ground the picture in which regions lie
   * @throws org.convlens.task.UsageException with one line, if it makes no sense for the model
   */
  public static Score parse(String text, Model model, Ground ground) {
    return new ScoreText(model, ground).read(text);
  }

  /** The same without a picture. */
  public static Score parse(String text, Model model) {
    return parse(text, model, Ground.NONE);
  }

  /** The files of the masks that a score names, each once. */
  public static List<String> masks(String text) {
    return ScoreText.masks(text);
  }

  /** A class's logit, or a value, averaged over all places where a network says it. */
  static Score everywhere(Head head, int index) {
    List<Integer> all = Ground.NONE.places(Region.ALL, head, index);
    Said said = head.isRegression() ? Said.VALUE : Said.LOGIT;
    return of(new MeanOver(said, index, head.independent(), Region.ALL, head.places(), all));
  }

  /** A class's score before any softmax. */
  public static Score logit(int index) {
    requireIndex("logit", index);
    return of(new Term.Logit(index));
  }

  /** A class's probability, as a network with this end gives it. */
  public static Score probability(Head head, int index) {
    requireIndex("probability", index);
    return of(new Term.Probability(index, head.independent()));
  }

  /** One of the numbers that a network puts out. */
  public static Score value(int index) {
    requireIndex("value", index);
    return of(new Term.Value(index));
  }

  private static void requireIndex(String term, int index) {
    if (index < 0) {
      throw new UsageException(term + "(" + index + "): classes are counted from 0");
    }
  }

  /**
   * The same with probabilities in the place of logits. Of a single logit, class 0 is minus it:
   * then it is the rest of the probability.
   */
  public Score inProbabilities(Head head) {
    boolean single = head.answers() > head.classes();
    List<Weighted> probable = new ArrayList<>();
    for (Weighted t : terms) {
      int rest = t.weight < 0 ? 0 : 1;
      Term other = t.term;
      if (t.term instanceof Term.Logit logit) {
        other = new Term.Probability(single ? rest : logit.index(), head.independent());
      } else if (t.term instanceof MeanOver mean && mean.said() == Said.LOGIT) {
        other = mean.probable(single ? rest : mean.index(), head.independent());
      } else if (t.term instanceof AtBox box && box.said() == Said.LOGIT) {
        other = box.probable(single ? rest : box.index(), head.independent());
      }
      boolean turned = single && !other.equals(t.term);
      probable.add(new Weighted(turned ? Math.abs(t.weight) : t.weight, other));
    }
    return new Score(probable);
  }

  /** The mean of one feature map. */
  public static Score channel(LayerId layer, int channel) {
    return of(new Term.Channel(layer, channel));
  }

  public static Score neuron(LayerId layer, int channel, int y, int x) {
    return of(new Term.Neuron(layer, channel, y, x));
  }

  /** The mean square of a layer. */
  public static Score energy(LayerId layer) {
    return of(new Term.Energy(layer));
  }

  public Score plus(Score other) {
    List<Weighted> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    return new Score(all);
  }

  public Score times(double factor) {
    return new Score(terms.stream().map(t -> new Weighted(t.weight * factor, t.term)).toList());
  }

  /** The layers that must be watched. */
  public Set<LayerId> layers(Graph graph) {
    return terms.stream()
        .map(t -> t.term.layer(graph))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * @param trace that watches {@link #layers}
   */
  public double value(Graph graph, Trace trace, int item) {
    return terms.stream()
        .mapToDouble(t -> t.weight * t.term.value(trace.at(item, t.term.layer(graph))))
        .sum();
  }

  /**
   * The derivative with respect to each of its layers, for all pictures: seeds for {@link
   * Trace#pull}.
   */
  public Map<LayerId, List<Volume>> slope(Graph graph, Trace trace) {
    Map<LayerId, List<Volume>> slopes = new LinkedHashMap<>();
    for (int item = 0; item < trace.items(); item++) {
      slope(graph, trace, item)
          .forEach((layer, s) -> slopes.computeIfAbsent(layer, k -> new ArrayList<>()).add(s));
    }
    return slopes;
  }

  /** The derivative with respect to each of its layers, for one picture. */
  public Map<LayerId, Volume> slope(Graph graph, Trace trace, int item) {
    Map<LayerId, Volume> slopes = new LinkedHashMap<>();
    for (Weighted t : terms) {
      LayerId layer = t.term.layer(graph);
      Volume slope = t.term.slope(trace.at(item, layer));
      Volume weighted = t.weight == 1 ? slope : slope.times((float) t.weight);
      slopes.merge(layer, weighted, Volume::plus);
    }
    return slopes;
  }

  /**
   * What is explained, for people: a class by its name where this is its score, else as {@link
   * #toString}.
   */
  public String said(Model model) {
    Head head = model.head();
    return terms.stream()
        .flatMap(t -> t.term instanceof Term.Logit logit ? Stream.of(logit.index()) : Stream.of())
        .flatMap(index -> head.classes() == 1 ? Stream.of(0, 1) : Stream.of(index))
        .filter(index -> equals(Prediction.score(head, index)))
        .findFirst()
        .map(model.labels()::name)
        .orElseGet(this::toString);
  }

  /**
   * For people, with the names of classes: {@code −logit(tabby)}, {@code logit(tabby) − logit(tiger
   * cat)}.
   */
  public String named(Model model) {
    return text(
        "−",
        term -> {
          int index =
              term instanceof Term.Logit logit
                  ? logit.index()
                  : term instanceof Term.Probability probability ? probability.index() : -1;
          boolean own = index >= 0 && model.head().places().isOne() && model.head().classes() > 1;
          String written = "(" + index + ")";
          return own
              ? term.toString().replace(written, "(" + model.labels().name(index) + ")")
              : term.toString();
        });
  }

  /** For example {@code logit(7)} or {@code 0.5*logit(3) + channel(conv4, 17)}. */
  @Override
  public String toString() {
    return text("-", Term::toString);
  }

  private String text(String minus, Function<Term, String> name) {
    StringBuilder text = new StringBuilder();
    for (Weighted t : terms) {
      boolean first = text.isEmpty();
      double size = Math.abs(t.weight);
      text.append(t.weight < 0 ? (first ? minus : " " + minus + " ") : first ? "" : " + ")
          .append(size == 1 ? "" : size + "*")
          .append(name.apply(t.term));
    }
    return text.toString();
  }
}
