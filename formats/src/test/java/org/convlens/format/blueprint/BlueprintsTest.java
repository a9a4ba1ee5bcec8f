package org.convlens.format.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.convlens.format.torchscript.RecordedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file with all architectures. */
class BlueprintsTest {
  private final Blueprints own = Blueprints.own();

  @Test
  void thoseOfBothLibrariesAreThere() {
    assertThat(own.versions()).matches("timm 1\\..*, torchvision 0\\..*, PyTorch 2\\..*");
    assertThat(own.names())
        .doesNotHaveDuplicates()
        .contains("timm resnest14d", "timm tf_mixnet_s", "torchvision fcn_resnet50+aux");
  }

  @Test
  void eachCallTakesWhatIsThere() {
    for (String name : own.names()) {
      String[] words = name.split(" ", -1);
      Blueprint blueprint = own.called(words[0], words[1]).get(0);
      assertThat(blueprint.tensors().keySet()).as(name).containsAll(blueprint.used());
      int values = 1;
      for (RecordedCall call : blueprint.calls()) {
        for (int back : backs(call.arguments())) {
          assertThat(back).as(name).isBetween(1, values);
        }
        values += call.results();
      }
      for (RecordedCall.Result output : blueprint.outputs().values()) {
        assertThat(output.back()).as(name).isBetween(1, values);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnest14d", "tf_mixnet_s", "dla46x_c", "googlenet"})
  void itIsFoundByTheNamesOfAllTensorsAndOfThoseThatTakePart(String name) {
    String library = name.equals("googlenet") ? "torchvision" : "timm";
    Blueprint blueprint = own.called(library, name).get(0);
    assertThat(own.of(blueprint.used())).extracting(Blueprint::name).contains(name);
    assertThat(own.of(blueprint.tensors().keySet())).extracting(Blueprint::name).contains(name);
  }

  private static Set<Integer> backs(List<?> arguments) {
    Set<Integer> backs = new HashSet<>();
    for (Object argument : arguments) {
      if (argument instanceof RecordedCall.Result result) {
        backs.add(result.back());
      } else if (argument instanceof RecordedCall.Extent extent) {
        backs.add(extent.of().back());
      } else if (argument instanceof List<?> list) {
        backs.addAll(backs(list));
      }
    }
    return backs;
  }

  @Test
  void aDamagedFileIsToldInWords() {
    byte[] whole = Packed.bytes(Packed.tiny("tiny", 2));
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = Arrays.copyOf(whole, i < 100 ? random.nextInt(whole.length) : whole.length);
      for (int at = 0; at < 3 && damaged.length > 0; at++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }
      assertToldOrRead(damaged);
    }
  }

  private static void assertToldOrRead(byte[] file) {
    try {
      new Blueprints(file).called("timm", "tiny");
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("ConvLens's own list of architectures is damaged");
    }
  }

  @Test
  void aTextThatIsNoneIsToldInWords() {
    for (String text :
        List.of("", "{}", "{}\n\n", Packed.tiny("tiny", 2).replace("0:act", "7:act"))) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> BlueprintText.read(text))
          .withMessageContaining("damaged");
    }
  }
}
