package org.convlens.train;

import java.util.List;
import java.util.Set;
import org.convlens.array.Warp;
import org.convlens.method.About;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Learner.Loss;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Mixing;
import org.convlens.train.network.Architecture;
import org.convlens.train.network.Cut;

/** What follows a recipe's frozen layers, which learns from what those say. */
record SecondPartRecipe(Recipe whole, Cut cut) implements Recipe {
  /** What a layer says is taken as it is. */
  private static final Preprocessing AS_IT_IS =
      new Preprocessing(
          new Preprocessing.Stretch(Warp.Filter.BILINEAR),
          Preprocessing.Channels.RGB,
          1,
          List.of(0.0),
          List.of(1.0),
          "the frozen layers");

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public About about() {
    return whole.about();
  }

  @Override
  public Architecture network() {
    Architecture all = whole.network();
    int classes = cut.whole().node(cut.whole().output()).shape().channels();
    return seed -> cut.second(all.withClasses(classes).untrained(seed));
  }

  @Override
  public Preprocessing preprocessing() {
    return whole.preprocessing();
  }

  @Override
  public Preprocessing feeding() {
    return AS_IT_IS;
  }

  @Override
  public Course course() {
    return whole.course();
  }

  @Override
  public Set<LayerId> frozen() {
    return Set.of();
  }

  @Override
  public Mixing mixing() {
    return whole.mixing();
  }

  @Override
  public Loss loss() {
    return whole.loss();
  }

  @Override
  public Graph finished(Graph learned) {
    return cut.joined(learned);
  }

  @Override
  public Graph learning(Graph finished) {
    return cut.second(finished);
  }
}
