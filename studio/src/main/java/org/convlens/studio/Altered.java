package org.convlens.studio;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.intervention.Consequence;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.score.Prediction;

/** What a specimen would be if layers said something else. To be closed before the specimen. */
public final class Altered implements AutoCloseable {
  private final Specimen specimen;
  private final Optional<Trace> trace;

  /**
   * @param trace of what would be; absent if nothing is changed
   */
  Altered(Specimen specimen, Optional<Trace> trace) {
    this.specimen = specimen;
    this.trace = trace;
  }

  private Trace after() {
    return trace.orElseGet(() -> specimen.tracing(Set.of()));
  }

  /** What a layer would say; one of those that were named. */
  public Volume at(LayerId layer) {
    return after().at(0, layer);
  }

  /** All classes or values, the likeliest first. */
  public List<Prediction> predictions() {
    return specimen.predictions(after());
  }

  /** As {@link Specimen#frame}, of layers that were named. */
  public Frame frame(List<LayerId> layers, int best) {
    return specimen.frame(after(), layers, best);
  }

  /** Before and after, and how far layers that were named moved. */
  public Consequence consequence(List<LayerId> layers) {
    Trace before = specimen.tracing(Set.copyOf(layers));
    return Consequence.of(specimen.network().model(), before, after(), layers);
  }

  @Override
  public void close() {
    trace.ifPresent(Trace::close);
  }
}
