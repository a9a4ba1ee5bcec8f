package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.method.Explanation;
import org.convlens.picture.Comparison;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;
import org.convlens.task.Share;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.convlens.trust.Cost;
import org.convlens.trust.Examination;

/** Heatmaps that are to be compared. */
public record CompareRequest(List<Choice> choices, Checks checks, Question question)
    implements Request {
  /** What stands for the method in the provenance. */
  public static final String NAME = "compare";

  private static final String METHODS = "methods";
  private static final String TRUST = "trust";

  public CompareRequest {
    choices = List.copyOf(choices);
    if (question.picture().isEmpty()) {
      throw new IllegalArgumentException("it names no picture");
    }
  }

  /** The request behind a sheet. */
  static CompareRequest of(Provenance provenance) {
    return new CompareRequest(
        Choice.parse(provenance.knobs().getOrDefault(METHODS, "")),
        Catalog.checks(provenance.knobs().getOrDefault(TRUST, "")),
        provenance.question());
  }

  @Override
  public Provenance provenance() {
    return provenance(choices);
  }

  private Provenance provenance(List<Choice> compared) {
    Map<String, String> knobs = new LinkedHashMap<>();
    knobs.put(METHODS, compared.stream().map(Choice::toString).collect(Collectors.joining(",")));
    knobs.put(TRUST, checks.toString());
    return Provenance.of(NAME, knobs, question);
  }

  /** The same about another picture. */
  public CompareRequest about(Source other) {
    return new CompareRequest(choices, checks, question.about(Optional.of(other)));
  }

  /**
   * Without the methods that refuse this network.
   *
   * @param words hears what is left out, and why
   */
  public CompareRequest fitting(Studio studio, Consumer<String> words) throws IOException {
    try (Sitting sitting = sit(studio)) {
      List<Choice> fitting = new ArrayList<>();
      for (Choice choice : choices) {
        try {
          Cost.of(sitting.scene(), sitting.explained().index(), choice.method());
          fitting.add(choice);
        } catch (UsageException refusal) {
          words.accept("left out: " + refusal.getMessage());
        }
      }
      return new CompareRequest(fitting, checks, question);
    }
  }

  /** What the work is going to cost. */
  public Cost cost(Studio studio) throws IOException {
    try (Sitting sitting = sit(studio)) {
      return cost(sitting);
    }
  }

  private Cost cost(Sitting sitting) {
    return Cost.of(
        sitting.scene(), sitting.explained().index(), methods(), checks, sitting.engine());
  }

  /** Asks the checks, too. When the work is stopped, the sheet holds what is finished. */
  @Override
  public Compared answer(Studio studio, Listener listener) throws IOException {
    try (Sitting sitting = sit(studio)) {
      long passes = Cost.passes(sitting.scene(), sitting.explained().index(), methods(), checks);
      listener.passes(passes);
      if (listener.asksForTime()) {
        listener.cost(cost(sitting));
      }
      return draw(sitting, passes, listener.progress());
    }
  }

  /**
   * The same as part of longer work, whose cost is known.
   *
   * @param picture the one that is asked about
   * @param share of the progress of the whole
   */
  public Compared answer(Studio studio, OpenedPicture picture, Share share) throws IOException {
    try (Sitting sitting = Sitting.of(question, picture, studio)) {
      return draw(sitting, 0, share);
    }
  }

  private Compared draw(Sitting sitting, long passes, Progress progress) {
    List<Examination.Candidate> candidates =
        choices.stream()
            .map(choice -> new Examination.Candidate(choice.toString(), choice.method()))
            .toList();
    Prediction explained = sitting.explained();
    progress.begin(NAME, passes);
    List<Examination> all =
        Examination.each(
            candidates, sitting.scene(), explained.index(), checks, sitting.engine(), progress);
    List<Choice> finished = choices.subList(0, all.size());
    progress.end();
    if (all.isEmpty()) {
      throw new StoppedException(
          "stopped before the first method was finished: nothing is written");
    }
    List<Examination> compared = Examination.compared(all);
    String title =
        String.format(
            Locale.ROOT,
            "%s · what %s",
            explained.said(question.label().orElse(explained.label())),
            all.size() == 1 ? "one method shows" : all.size() + " methods show");
    Comparison sheet = Examination.sheet(title, compared);
    Provenance provenance = provenance(finished).asking(sitting.question());
    byte[] png = Png.bytes(Drawing.draw(sheet), Map.of(Png.PROVENANCE, provenance.toJson()));
    return new Compared(png, explained, compared, provenance, finished.size() < choices.size());
  }

  private List<Explanation> methods() {
    return choices.stream().map(Choice::method).toList();
  }

  private Sitting sit(Studio studio) throws IOException {
    return Sitting.of(question, studio);
  }
}
