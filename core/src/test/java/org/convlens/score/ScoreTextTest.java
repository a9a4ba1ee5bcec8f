package org.convlens.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Relu;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class ScoreTextTest {
  private static final LayerId MAPS = new LayerId("conv 1, a(b)/x-2");
  private static final Model MODEL = model();

  private static Model model() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 5, 4));
    LayerId maps = builder.add(MAPS.name(), new Relu(), List.of(input), List.of());
    LayerId flat = builder.add("flat", new Flatten(1), List.of(maps), List.of());
    return TinyGraphs.model(builder.build(input, flat)).withLabels(Labels.of("cat", "dog"));
  }

  private static Score read(String text) {
    return Score.parse(text, MODEL);
  }

  @Test
  void termsHaveFactorsAndSigns() {
    assertThat(read("-logit(1) + 0.5 * logit(2) - 2e-1*probability(3)"))
        .isEqualTo(
            Score.logit(1)
                .times(-1)
                .plus(Score.logit(2).times(0.5))
                .plus(Score.of(new Term.Probability(3, false)).times(-0.2)));
  }

  @Test
  void classesMayBeNamed() {
    assertThat(read("logit(dog)")).isEqualTo(Score.logit(1));
  }

  @Test
  void layersMayHaveAnyName() {
    assertThat(read("channel(conv 1, a(b)/x-2, 2)")).isEqualTo(Score.channel(MAPS, 2));
    assertThat(read("channel('conv 1, a(b)/x-2', 2)")).isEqualTo(Score.channel(MAPS, 2));
    assertThat(read("layer(conv 1, a(b)/x-2)")).isEqualTo(Score.energy(MAPS));
  }

  @Test
  void aNeuronIsTheMiddleOneUnlessItIsPlaced() {
    assertThat(read("neuron(conv 1, a(b)/x-2, 0)")).isEqualTo(Score.neuron(MAPS, 0, 2, 2));
    assertThat(read("neuron(conv 1, a(b)/x-2, 0, 4, 3)")).isEqualTo(Score.neuron(MAPS, 0, 4, 3));
  }

  @Test
  void whatIsPrintedCanBeRead() {
    Score score = read("-channel(conv 1, a(b)/x-2, 1) - 0.5*logit(cat) + layer(flat) - value(7)");
    assertThat(read(score.toString())).isEqualTo(score);
  }

  private static void refuses(String text, String part) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(part)
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refuses("", "empty score");
    refuses("logit(3", "write it like");
    refuses("logit(1) logit(2)", "no class");
    refuses("logit(1) 5", "write it like");
    refuses("logit(77)", "no class 77");
    refuses("value(60)", "no class 60");
    refuses("logits(7)", "did you mean 'logit'");
    refuses("channel(flatt, 0)", "did you mean 'flat'");
    refuses("channel(flat)", "a layer and a number");
    refuses("channel(conv 1, a(b)/x-2, 3)", "it has 0 to 2");
    refuses("(".repeat(5000), "give at most 1000");
  }
}
