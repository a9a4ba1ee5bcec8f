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
import org.convlens.array.Volume;
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
import org.convlens.score.Judged;
import org.convlens.score.PictureRegion;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;
import org.convlens.task.Share;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.convlens.trust.Cost;
import org.convlens.trust.Examination;
import org.convlens.trust.Inside;

/**
 * Heatmaps that are to be compared.
 *
 * @param region the part of the picture of which it is asked how much of each map it holds, as
 *     {@link PictureRegion#parse} reads it; absent for none
 */
public record CompareRequest(
    List<Choice> choices, Checks checks, Optional<String> region, Question question)
    implements Request {
  /** What stands for the method in the provenance. */
  public static final String NAME = "compare";

  private static final String METHODS = "methods";
  private static final String TRUST = "trust";
  private static final String REGION = "region";

  /** Asked of no region. */
  public CompareRequest(List<Choice> choices, Checks checks, Question question) {
    this(choices, checks, Optional.empty(), question);
  }

  public CompareRequest {
    choices = List.copyOf(choices);
    region.ifPresent(PictureRegion::parse);
    if (question.picture().isEmpty()) {
      throw new IllegalArgumentException("it names no picture");
    }
  }

  /** The request behind a sheet. */
  static CompareRequest of(Provenance provenance) {
    return new CompareRequest(
        Choice.parse(provenance.knobs().getOrDefault(METHODS, "")),
        Catalog.checks(provenance.knobs().getOrDefault(TRUST, "")),
        Optional.ofNullable(provenance.knobs().get(REGION)),
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
    region.ifPresent(text -> knobs.put(REGION, text));
    return Provenance.of(NAME, knobs, question);
  }

  /**
   * The same about another picture.
   *
   * @param truth the class that it truly is of, where that is known
   */
  public CompareRequest about(Source other, Optional<Integer> truth) {
    return new CompareRequest(
        choices, checks, region, question.about(Optional.of(other)).knowing(truth));
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
      return new CompareRequest(fitting, checks, region, question);
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

  private Compared draw(Sitting sitting, long passes, Progress progress) throws IOException {
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
    OpenedMasks masks = masks();
    Optional<boolean[]> inside = inside(sitting, masks);
    List<Examination> compared = Examination.compared(regioned(all, inside));
    Optional<Judged> judged = sitting.judged();
    String title =
        String.format(
            Locale.ROOT,
            "%s%s · what %s",
            explained.said(question.label().orElse(explained.label())),
            judged
                .filter(one -> !one.isRight())
                .map(one -> ", truly " + one.truth().said())
                .orElse(""),
            all.size() == 1 ? "one method shows" : all.size() + " methods show");
    Comparison plain = Examination.sheet(title, compared);
    Comparison sheet =
        inside.map(part -> outlined(plain, part, sitting.scene().input())).orElse(plain);
    Provenance provenance = provenance(finished).asking(sitting.question().masked(masks.sources()));
    byte[] png = Png.bytes(Drawing.draw(sheet), Map.of(Png.PROVENANCE, provenance.toJson()));
    boolean stopped = finished.size() < choices.size();
    return new Compared(png, explained, compared, judged, provenance, stopped);
  }

  private OpenedMasks masks() throws IOException {
    List<String> named = region.flatMap(text -> PictureRegion.parse(text).mask()).stream().toList();
    return OpenedMasks.of(named, question);
  }

  /** Which pixels of what the network sees the region holds, in C order; absent for no region. */
  private Optional<boolean[]> inside(Sitting sitting, OpenedMasks masks) {
    Volume input = sitting.scene().input();
    return region
        .map(PictureRegion::parse)
        .map(
            where ->
                where.pixels(
                    sitting.picture(),
                    sitting.scene().network().model().preprocessing(),
                    input.height(),
                    input.width(),
                    where.mask().map(masks.pixels()::get)));
  }

  /** Each with how much of it the region holds. */
  private List<Examination> regioned(List<Examination> all, Optional<boolean[]> pixels) {
    if (pixels.isEmpty()) {
      return all;
    }
    PictureRegion where = PictureRegion.parse(region.orElseThrow());
    return all.stream().map(one -> one.with(Inside.of(one, where, pixels.get()))).toList();
  }

  private static Comparison outlined(Comparison sheet, boolean[] pixels, Volume input) {
    return sheet.outlining(
        Volume.generate(
            1, input.height(), input.width(), (c, y, x) -> pixels[y * input.width() + x] ? 1 : 0));
  }

  private List<Explanation> methods() {
    return choices.stream().map(Choice::method).toList();
  }

  private Sitting sit(Studio studio) throws IOException {
    return Sitting.of(question, studio);
  }
}
