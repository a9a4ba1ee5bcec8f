package org.convlens.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.junit.jupiter.api.Test;

class ConfusionTableTest {
  private static Prediction of(int index, String label) {
    return new Prediction(index, label, 0.5, 1);
  }

  @Test
  void longNamesAreCutAndAllMistakesCounted() {
    List<Judged> all = new ArrayList<>();
    for (int i = 0; i < 28; i++) {
      String picture = "a/very/long/path/to/the/pictures/of/a/colleague/" + i + ".png";
      Prediction predicted = of(i, "class of things number " + i + ", and its other names");
      all.add(new Judged(picture, predicted, of(99, "sulphur-crested cockatoo, a bird"), 2));
    }
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    new ConfusionTable(new Confusion(all), "told").print(out);
    assertThat(said.toString())
        .contains("the 20 surest of 28 mistakes", "the 20 most frequent of 28 confusions")
        .contains("…", "/colleague/0.png", "sulphur-crested coc…");
    assertThat(said.toString().lines().filter(line -> line.contains("…")))
        .allMatch(line -> Wrapped.columns(line) <= Wrapped.WIDTH);
  }

  @Test
  void aClassWithoutANameIsToldOnce() {
    assertThat(ConfusionTable.named(of(3, "class 3"))).isEqualTo("class 3");
    assertThat(ConfusionTable.named(of(3, "cat"))).isEqualTo("cat (3)");
  }
}
