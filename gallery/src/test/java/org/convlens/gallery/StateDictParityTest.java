package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Trace;
import org.convlens.net.op.Size;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * State dicts of networks that people change open with PyTorch's numbers, or are refused by name:
 * {@code pytorch/make_variants.py}, {@code make_families.py} and {@code make_blueprints.py} in
 * {@code formats/src/test/resources} say what they are.
 */
class StateDictParityTest {
  private static final float TOLERANCE = 1e-4f;
  private static final int PICTURE = 1_000_000;

  @TempDir Path folder = Path.of("");

  private static List<StateDictVariant> variants() throws IOException {
    List<StateDictVariant> variants = new ArrayList<>(variants("variants.txt.gz"));
    variants.addAll(variants("families.txt.gz"));
    variants.addAll(variants("pools.txt.gz"));
    variants.addAll(variants("blueprints.txt.gz"));
    return variants;
  }

  private static List<StateDictVariant> variants(String name) throws IOException {
    Path file = Shared.root().resolve("formats/src/test/resources/pytorch").resolve(name);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<StateDictVariant> variants = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split("\t", -1);
        if (words[0].equals("network")) {
          variants.add(new StateDictVariant(words));
        } else {
          variants.get(variants.size() - 1).take(words);
        }
      }
      return variants;
    }
  }

  private Model open(StateDictVariant variant) throws IOException {
    Path own = Files.createDirectory(folder.resolve(variant.name()));
    return Models.open(variant.write(own), new Size(variant.height(), variant.width()));
  }

  private Model open(String name) throws IOException {
    for (StateDictVariant variant : variants()) {
      if (variant.name().equals(name)) {
        return open(variant);
      }
    }
    throw new IOException(name);
  }

  @TestFactory
  Stream<DynamicTest> everyVariantSaysWhatItSaysInPytorchOrIsRefused() throws IOException {
    return variants().stream().map(v -> DynamicTest.dynamicTest(v.name(), () -> check(v)));
  }

  private void check(StateDictVariant variant) throws IOException {
    String refusal = variant.refusal();
    if (!refusal.isEmpty()) {
      assertThatExceptionOfType(FormatException.class)
          .isThrownBy(() -> open(variant))
          .withMessageContaining(refusal);
      return;
    }
    Model model = open(variant);
    float[] numbers =
        StateDictVariant.uniform(PICTURE, variant.channels() * variant.height() * variant.width());
    Volume picture = Volume.of(variant.channels(), variant.height(), variant.width(), numbers);
    LayerId output = model.graph().output();
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), Set.of(output))) {
      assertClose(trace.at(0, output).toArray(), variant.logits());
    }
  }

  private static void assertClose(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    float greatest = 0;
    float worst = 0;
    for (int i = 0; i < found.length; i++) {
      greatest = Math.max(greatest, Math.abs(expected[i]));
      worst = Math.max(worst, Math.abs(found[i] - expected[i]));
    }
    assertThat(worst)
        .as("%s instead of %s", Arrays.toString(found), Arrays.toString(expected))
        .isLessThanOrEqualTo(TOLERANCE * greatest);
  }

  @Test
  void whatTheFileDoesNotHoldIsTold() throws IOException {
    assertThat(open("se").metadata().get(Architecture.ASSUMED))
        .isEqualTo("strides and pooling as timm's seresnet10: the file does not hold them");
    assertThat(open("cifar-stem").metadata().get(Architecture.ASSUMED))
        .contains("at the first convolution stride 1 and no pooling");
    assertThat(open("deeper-head").metadata().get(Architecture.ASSUMED))
        .contains("in 'fc' Relu after fc.0, Relu after fc.3");
    assertThat(open("identity-head").metadata().get(Architecture.ASSUMED))
        .contains("no classifier 'fc': the outputs are the features before it");
    assertThat(open("mnasnet-identity").head().isRegression()).isTrue();
  }

  @Test
  void whatTheConfigurationBesideHoldsIsNotAssumed() throws IOException {
    Model model = open("configured");
    assertThat(model.metadata()).doesNotContainKey(Architecture.ASSUMED);
    assertThat(model.preprocessing().mean()).containsExactly(0.5, 0.4, 0.3);
    assertThat(model.preprocessing().std()).containsExactly(0.2, 0.3, 0.4);
    assertThat(model.preprocessing().resize())
        .isInstanceOfSatisfying(ShortSide.class, s -> assertThat(s.length()).isEqualTo(50));
    assertThat(model.preprocessing().origin()).contains("config.json");
  }
}
