package org.convlens.method.health;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.convlens.method.health.Fault.Kind;
import org.convlens.picture.Numeral;

/** The faults of one layer. */
record Verdict(Examined layer, Thresholds thresholds) {
  /** The severity of a filter that says no numbers: more than that of one which is silent. */
  private static final double BROKEN = 2;

  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    int filters = layer.responder().kernels().filters();
    double median = median();
    Set<Integer> dead = new HashSet<>();
    for (int filter = 0; filter < filters; filter++) {
      if (!Double.isFinite(layer.responder().norm(filter))) {
        dead.add(filter);
        faults.add(fault(Kind.DEAD, filter, BROKEN, "its weights are NaN or infinite"));
        continue;
      }
      if (isDead(filter)) {
        dead.add(filter);
        faults.add(fault(Kind.DEAD, filter, 1 - active(filter), silence(filter)));
      } else {
        saturated(filter, faults);
      }
      double norm = layer.responder().norm(filter);
      if (median > 0 && norm < thresholds.lowNorm() * median) {
        String reason =
            String.format(
                Locale.ROOT, "norm %s, %.1f %% of median", Numeral.of(norm), 100 * norm / median);
        faults.add(fault(Kind.LOW_NORM, filter, 1 - norm / median, reason));
      }
    }
    duplicates(dead, faults);
    return faults;
  }

  private double active(int filter) {
    return layer.responder().gate().silent() ? 1 - layer.responses().low(filter) : 0;
  }

  private boolean isDead(int filter) {
    return layer.responses().isConstant(filter)
        || (layer.responder().gate().silent() && active(filter) <= thresholds.dead());
  }

  private String silence(int filter) {
    if (active(filter) > 0) {
      return "active in " + Numeral.of(100 * active(filter)) + " % of cells";
    }
    return layer.responses().isConstant(filter)
        ? "always " + Numeral.of(layer.responses().max(filter))
        : String.format(
            Locale.ROOT,
            "never above %s (max %s)",
            Numeral.of(layer.responder().gate().low()),
            Numeral.of(layer.responses().max(filter)));
  }

  private void saturated(int filter, List<Fault> faults) {
    double low = layer.responses().low(filter);
    double high = layer.responses().high(filter);
    double share = layer.responder().gate().saturated(low, high);
    if (!layer.responder().gate().equals(Gate.NONE) && share >= thresholds.saturated()) {
      String where = layer.responder().gate().where(low, high);
      String reason =
          share == 1 && where.equals("not rectified")
              ? "never rectified"
              : String.format(Locale.ROOT, "%s in %.1f %% of cells", where, 100 * share);
      faults.add(fault(Kind.SATURATED, filter, share, reason));
    }
  }

  /** Of each pair of living filters the later one, once. */
  private void duplicates(Set<Integer> dead, List<Fault> faults) {
    Set<Integer> told = new HashSet<>();
    List<Twins.Pair> pairs = layer.twins().pairs();
    for (int i = 0; i < pairs.size(); i++) {
      Twins.Pair pair = pairs.get(i);
      boolean alive = !dead.contains(pair.first()) && !dead.contains(pair.second());
      double correlation = layer.responses().correlation(i);
      if (alive && correlation >= thresholds.correlation() && told.add(pair.second())) {
        faults.add(
            new Fault(
                Kind.DUPLICATE,
                layer.responder().layer(),
                pair.second(),
                Math.min(pair.cosine(), correlation),
                OptionalInt.of(pair.first()),
                String.format(
                    Locale.ROOT,
                    "like %d: cos %.3f, r %.3f",
                    pair.first(),
                    pair.cosine(),
                    correlation)));
      }
    }
  }

  private Fault fault(Kind kind, int filter, double severity, String reason) {
    return new Fault(
        kind, layer.responder().layer(), filter, severity, OptionalInt.empty(), reason);
  }

  private double median() {
    double[] norms = new double[layer.responder().kernels().filters()];
    for (int f = 0; f < norms.length; f++) {
      norms[f] = layer.responder().norm(f);
    }
    java.util.Arrays.sort(norms);
    return norms.length == 0 ? 0 : (norms[(norms.length - 1) / 2] + norms[norms.length / 2]) / 2;
  }
}
