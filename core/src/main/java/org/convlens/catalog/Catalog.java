package org.convlens.catalog;

import static org.convlens.method.Place.CONVOLUTIONS;
import static org.convlens.method.Place.FIRST_CONVOLUTION;
import static org.convlens.method.Place.LAST_SPATIAL;
import static org.convlens.method.Place.MAPS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.method.Baseline;
import org.convlens.method.Channels;
import org.convlens.method.cam.AblationCam;
import org.convlens.method.cam.ClassActivationMap;
import org.convlens.method.cam.EigenCam;
import org.convlens.method.cam.ElementWiseCam;
import org.convlens.method.cam.GradCam;
import org.convlens.method.cam.GradCamPlusPlus;
import org.convlens.method.cam.HiResCam;
import org.convlens.method.cam.LayerCam;
import org.convlens.method.cam.ScoreCam;
import org.convlens.method.cam.XGradCam;
import org.convlens.method.difference.CheckpointDifference;
import org.convlens.method.filter.Filters;
import org.convlens.method.filter.Filters.Arrangement;
import org.convlens.method.filter.Filters.Normalisation;
import org.convlens.method.filter.Filters.Order;
import org.convlens.method.gradient.DeconvNet;
import org.convlens.method.gradient.DeepLift;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.GradientTimesInput;
import org.convlens.method.gradient.GuidedBackpropagation;
import org.convlens.method.gradient.GuidedGradCam;
import org.convlens.method.gradient.IntegratedGradients;
import org.convlens.method.gradient.Lrp;
import org.convlens.method.gradient.Lrp.First;
import org.convlens.method.gradient.Lrp.Middle;
import org.convlens.method.gradient.Saliency;
import org.convlens.method.gradient.SmoothGrad;
import org.convlens.method.gradient.SmoothGrad.Statistic;
import org.convlens.method.health.FilterHealth;
import org.convlens.method.health.Thresholds;
import org.convlens.method.map.Contrast;
import org.convlens.method.map.FeatureMaps;
import org.convlens.method.map.Ranking;
import org.convlens.method.overview.Overview;
import org.convlens.method.patch.TopPatches;
import org.convlens.method.perturbation.Fill;
import org.convlens.method.perturbation.KernelShap;
import org.convlens.method.perturbation.Lime;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.method.perturbation.Occlusion.Shows;
import org.convlens.method.perturbation.Rise;
import org.convlens.method.perturbation.Superpixelling;
import org.convlens.method.portrait.ActivationMaximisation;
import org.convlens.method.portrait.Caricature;
import org.convlens.method.portrait.ChannelPortraits;
import org.convlens.method.portrait.Climbing;
import org.convlens.method.portrait.DeepDream;
import org.convlens.method.portrait.FeatureInversion;
import org.convlens.method.portrait.GradientAscent;
import org.convlens.method.portrait.Maco;
import org.convlens.method.portrait.Regularisation;
import org.convlens.method.prediction.Predictions;
import org.convlens.method.receptive.UnitReceptiveField;
import org.convlens.picture.Palette;
import org.convlens.score.BoxForm;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.convlens.trust.Completeness;
import org.convlens.trust.ConfidenceDrop;
import org.convlens.trust.Deletion;
import org.convlens.trust.Insertion;
import org.convlens.trust.Randomisation;
import org.convlens.trust.RankAmongChance;
import org.convlens.trust.Road;

/** All methods, studies and checks with their default knobs, one line each: the only list. */
public final class Catalog {
  private static final Filters FILTERS =
      new Filters(
          FIRST_CONVOLUTION,
          Arrangement.AUTO,
          Normalisation.LAYER,
          Order.INDEX,
          0,
          0,
          Palette.GREY);
  private static final FeatureMaps FEATURE_MAPS =
      new FeatureMaps(
          MAPS, Contrast.STANDARDISED, Channels.ALL, Ranking.INDEX, 0, 0, Palette.VIRIDIS, true);

  private static final ActivationMaximisation MAXIMISATION =
      new ActivationMaximisation(Climbing.DEFAULT, Regularisation.NONE, 1, 0);

  private static final Lrp LRP = new Lrp(Middle.ALPHA1_BETA0, First.FLAT, 1e-6, 0.25, Fold.SIGNED);

  private static final ChannelPortraits CHANNELS =
      new ChannelPortraits(LAST_SPATIAL, 0, 16, 0, Climbing.DEFAULT.steps(128));

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("overview", new Overview(FIRST_CONVOLUTION, LAST_SPATIAL, 2)),
          new Entry("predictions", new Predictions(8, 0.5, 0.5, BoxForm.AUTO)),
          new Entry("filters", FILTERS),
          new Entry("feature-maps", FEATURE_MAPS),
          new Entry("receptive-field", new UnitReceptiveField(LAST_SPATIAL, -1, -1)),
          new Entry("cam", new ClassActivationMap()),
          new Entry("grad-cam", new GradCam(LAST_SPATIAL)),
          new Entry("grad-cam-plus-plus", new GradCamPlusPlus(LAST_SPATIAL)),
          new Entry("hires-cam", new HiResCam(LAST_SPATIAL)),
          new Entry("x-grad-cam", new XGradCam(LAST_SPATIAL)),
          new Entry("layer-cam", new LayerCam(LAST_SPATIAL)),
          new Entry("element-wise-cam", new ElementWiseCam(LAST_SPATIAL)),
          new Entry("eigen-cam", new EigenCam(LAST_SPATIAL)),
          new Entry("score-cam", new ScoreCam(LAST_SPATIAL)),
          new Entry("ablation-cam", new AblationCam(LAST_SPATIAL)),
          new Entry("saliency", new Saliency(Fold.MAX)),
          new Entry("gradient-times-input", new GradientTimesInput(Fold.SIGNED)),
          new Entry("guided-backpropagation", new GuidedBackpropagation(Fold.MAX)),
          new Entry("deconvnet", new DeconvNet(Fold.MAX)),
          new Entry("guided-grad-cam", new GuidedGradCam(LAST_SPATIAL, Fold.MAX)),
          new Entry("smooth-grad", new SmoothGrad(25, 0.15, Statistic.MEAN, Fold.MAX)),
          new Entry("integrated-gradients", new IntegratedGradients(50, 0, Fold.SIGNED)),
          new Entry("deep-lift", new DeepLift(Baseline.ZERO, Fold.SIGNED)),
          new Entry("lrp", LRP),
          new Entry("occlusion", new Occlusion(0, 0, 0, Shows.DROP)),
          new Entry("rise", new Rise(4000, 7, 0.5)),
          new Entry("lime", new Lime(new Superpixelling(0, 1000, Fill.ZERO), 0.25, 1)),
          new Entry("kernel-shap", new KernelShap(new Superpixelling(0, 2000, Fill.ZERO))),
          new Entry("activation-maximisation", MAXIMISATION),
          new Entry("channel-portraits", CHANNELS),
          new Entry("gradient-ascent", new GradientAscent(LAST_SPATIAL, 0, 16, 0, 40, 1)),
          new Entry("maco", new Maco(256, 1, 32, 0.5, 0.05, 0.08, 0)),
          new Entry("deep-dream", new DeepDream(LAST_SPATIAL, 4, 1.3, 10, 3)),
          new Entry(
              "feature-inversion",
              new FeatureInversion(LAST_SPATIAL, Climbing.STILL, Regularisation.NONE)),
          new Entry("caricature", new Caricature(LAST_SPATIAL, 1, Climbing.STILL.jitter(0.06))));

  private static final List<StudyEntry> STUDIES =
      List.of(
          new StudyEntry(
              "top-patches",
              new TopPatches(LAST_SPATIAL, Channels.ALL, 8, 9, 1, TopPatches.Shows.AUTO, 10_000)),
          new StudyEntry(
              "filter-health",
              new FilterHealth(CONVOLUTIONS, Thresholds.DEFAULT, 24, "none", 10_000)),
          new StudyEntry("diff", new CheckpointDifference(3, 8, 8, "grad-cam")));

  private static final List<CheckEntry> CHECKS =
      List.of(
          new CheckEntry(new Deletion(14, 2), new Deletion(56, 4)),
          new CheckEntry(new Insertion(14, 2), new Insertion(56, 4)),
          new CheckEntry(new ConfidenceDrop(2), new ConfidenceDrop(4)),
          new CheckEntry(new Road(Road.NOISE, 2)),
          new CheckEntry(new Completeness(), new Completeness()),
          new CheckEntry(new Randomisation(6)),
          new CheckEntry(new RankAmongChance(2, 20), new RankAmongChance(5, 20)));

  /** As much as fits beside several methods on a page, where nobody chose otherwise. */
  public static final Checks BRIEF =
      new Checks(
          "brief", List.of(new ConfidenceDrop(2), new Completeness(), new RankAmongChance(1, 20)));

  /** The checks that are short work, in few steps. */
  public static final Checks QUICK =
      new Checks("quick", CHECKS.stream().flatMap(entry -> entry.quick().stream()).toList());

  /** All checks, in fine steps. */
  public static final Checks FULL =
      new Checks("full", CHECKS.stream().map(CheckEntry::defaults).toList());

  private Catalog() {}

  /** All checks of how far a heatmap can be trusted, in the order in which they are asked. */
  public static List<CheckEntry> checks() {
    return CHECKS;
  }

  /**
   * Which checks a word asks for.
   *
   * @throws UsageException if there are no such
   */
  public static Checks checks(String text) {
    return Stream.of(Checks.NONE, BRIEF, QUICK, FULL)
        .filter(checks -> checks.toString().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("trust '" + text + "': must be none, brief, quick or full"));
  }

  /** All studies, in the order of the manual. */
  public static List<StudyEntry> studies() {
    return STUDIES;
  }

  /** Everything that has a page in the manual, methods first. */
  public static List<Listed> manual() {
    return Stream.<Listed>concat(ENTRIES.stream(), STUDIES.stream()).toList();
  }

  /**
   * A method or a study.
   *
   * @throws UsageException with the nearest names, if there is none
   */
  public static Listed listed(String name) {
    Optional<StudyEntry> study = study(name);
    return study.isPresent() ? study.get() : entry(name);
  }

  /** The study of that name, if it is one. */
  public static Optional<StudyEntry> study(String name) {
    return STUDIES.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** All entries, in the order of the manual. */
  public static List<Entry> entries() {
    return ENTRIES;
  }

  /** Four families of heatmaps, to be compared where nobody chose others. */
  public static List<Choice> representatives() {
    return Choice.parse("grad-cam,integrated-gradients,smooth-grad,occlusion");
  }

  /** Three families of heatmaps that are short work, for a page where nobody chose others. */
  public static List<Choice> pageMethods() {
    return Choice.parse("grad-cam,deep-lift,occlusion");
  }

  /**
   * @throws UsageException with the nearest names, if there is none
   */
  public static Entry entry(String name) {
    return ENTRIES.stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestion.unknown(
                    "method",
                    name,
                    ENTRIES.stream().map(Entry::name).toList(),
                    "convlens methods"));
  }
}
