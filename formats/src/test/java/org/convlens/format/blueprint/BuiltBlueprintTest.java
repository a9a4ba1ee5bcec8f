package org.convlens.format.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.architecture.Settings;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State dicts of zeros, of architectures of a few lines. */
class BuiltBlueprintTest {
  private final Map<String, Tensor> weights = new LinkedHashMap<>();
  private Blueprints all = Packed.all(Packed.tiny("tiny", 2));
  private String file = "weights.pth";

  @TempDir Path folder = Path.of("");

  private void tensor(String name, int... extents) {
    Shape shape = Shape.of(extents);
    weights.put(name, Tensor.of(shape, new float[(int) shape.elements()]));
  }

  private void tiny(int classes, int channels) {
    tensor("conv.weight", 4, channels, 3, 3);
    tensor("conv.bias", 4);
    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
      tensor("norm." + part, 4);
    }
    weights.put("norm.num_batches_tracked", Tensor.ofLongs(Shape.of(), 7));
    tensor("head.fc.weight", classes, 4);
    tensor("head.fc.bias", classes);
  }

  private void config(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
  }

  private Optional<BuiltBlueprint> found(@Nullable Size size) throws IOException {
    Path path = folder.resolve(file);
    return BuiltBlueprint.of(all, weights, Settings.beside(path), size, path);
  }

  private BuiltBlueprint open(@Nullable Size size) throws IOException {
    return found(size).orElseThrow();
  }

  private void assertRefused(String why) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> found(null))
        .withMessageContaining(why);
  }

  @Test
  void itsLayersAreCalledAfterTheirModulesAndTheRestIsTold() throws IOException {
    tiny(3, 3);
    BuiltBlueprint built = open(null);
    assertThat(built.graph().nodes())
        .extracting(Node::name)
        .containsExactly("input", "conv", "norm", "act", "pool", "flatten", "head.fc");
    assertThat(built.graph().inputShape()).isEqualTo(Shape.maps(3, 8, 8));
    assertThat(built.assumptions())
        .containsExactly("strides, pooling and activations as timm's tiny");
    assertThat(built.preprocessing().mean()).containsExactly(0.4, 0.5, 0.6);
    assertThat(built.preprocessing().resize())
        .isInstanceOfSatisfying(ShortSide.class, s -> assertThat(s.length()).isEqualTo(10));
  }

  @ParameterizedTest
  @CsvSource({"3,3", "1000,1", "1,4"})
  void classesAndChannelsAreTheFiles(int classes, int channels) throws IOException {
    tiny(classes, channels);
    Graph graph = open(new Size(11, 9)).graph();
    assertThat(graph.inputShape()).isEqualTo(Shape.maps(channels, 11, 9));
    assertThat(graph.node(graph.output()).shape().extent(1)).isEqualTo(classes);
  }

  @Test
  void whatActsInTrainingMayLieThere() throws IOException {
    tiny(3, 3);
    tensor("aux.weight", 2, 4);
    assertThat(open(null).name()).isEqualTo("tiny");
  }

  @Test
  void whatWrapsItIsLookedThrough() throws IOException {
    tiny(3, 3);
    Map<String, Tensor> bare = new LinkedHashMap<>(weights);
    weights.clear();
    bare.forEach((name, tensor) -> weights.put("net.module." + name, tensor));
    assertThat(open(null).name()).isEqualTo("tiny");
  }

  @Test
  void anotherNetworkIsNotOpened() throws IOException {
    tiny(3, 3);
    tensor("gate.weight", 4);
    assertThat(found(null)).isEmpty();
  }

  @Test
  void ofTheNetworkThatIsNamedEveryTensorHasItsPlace() throws IOException {
    config("{\"architecture\": \"tiny.of_somebody\"}");
    tiny(3, 3);
    assertThat(open(null).assumptions()).isEmpty();
    tensor("gate.weight", 4);
    assertRefused("is of timm's tiny, but the weights are of another network: 'gate.weight' is");
    weights.remove("gate.weight");
    weights.remove("norm.bias");
    assertRefused("'norm.bias' is missing");
  }

  @Test
  void whatIsNamedOtherwiseIsNotOpened() throws IOException {
    config("{\"architecture\": \"someones\"}");
    tiny(3, 3);
    assertRefused("config.json beside it is of 'someones', the weights are those of timm's tiny");
  }

  @Test
  void itsShapesAreTheLibrarys() {
    tiny(3, 3);
    tensor("norm.bias", 5);
    assertRefused(
        "this resembles timm's tiny, but the weights are of another network: 'norm.bias'");
    tensor("norm.bias", 4);
    tensor("head.fc.bias", 4);
    assertRefused("'head.fc.bias' is 4");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"model_args\": {\"act_layer\": \"silu\"}`,act_layer",
        "`\"model_args\": {\"output_stride\": 8}`,output_stride",
        "`\"global_pool\": \"max\"`,global_pool"
      })
  void otherSettingsAreRefusedByName(String more, String named) throws IOException {
    tiny(3, 3);
    config("{\"architecture\": \"tiny\", " + more + "}");
    assertRefused(named);
  }

  @Test
  void itsOwnSettingsChangeNothing() throws IOException {
    tiny(3, 3);
    config(
        "{\"architecture\": \"tiny\", \"global_pool\": \"avg\","
            + " \"model_args\": {\"num_classes\": 3, \"output_stride\": 32, \"aa_layer\": null},"
            + " \"pretrained_cfg\": {\"input_size\": [3, 12, 10]}}");
    assertThat(open(null).graph().inputShape()).isEqualTo(Shape.maps(3, 12, 10));
  }

  @Test
  void ofSeveralThatComputeDifferentlyNoneIsTakenUnsaid() throws IOException {
    all = Packed.all(Packed.tiny("tiny", 2), Packed.tiny("tf_tiny", 1), Packed.tiny("tiny_too", 2));
    tiny(3, 3);
    assertRefused("may be weights of tiny, tf_tiny, which compute differently");
    file = "tf_tiny-1a2b3c4d.pth";
    assertThat(open(null).name()).isEqualTo("tf_tiny");
    assertThat(open(null).assumptions()).asString().contains("after which it is called");
    config("{\"architecture\": \"tiny\"}");
    assertThat(open(null).name()).isEqualTo("tiny");
  }

  @Test
  void sizesOfMapsFollowThePicture() throws IOException {
    String calls =
        """
        0:conv pad_same ^1 [3,3] [2,2] [1,1] 0.0
        = convolution ^1 .weight - [2,2] [0,0] [1,1] f [0,0] 1
        0: view ^1 [1,2,2,^1:2,^1:3]
        = mean ^1 [2] f
        = upsample_nearest2d ^1 [^5:2,^5:3]
        """;
    all = Packed.all(Packed.text("sized", true, "0:conv weight 4,3,3,3", calls));
    tensor("conv.weight", 4, 3, 3, 3);
    for (Size size : List.of(new Size(8, 8), new Size(7, 9), new Size(12, 15))) {
      Graph graph = open(size).graph();
      Shape output = graph.node(graph.output()).shape();
      assertThat(List.of(output.height(), output.width()))
          .containsExactly(size.height(), size.width());
      Pad pad = (Pad) List.copyOf(graph.nodes()).get(1).op();
      assertThat(pad.before().get(2)).isEqualTo(size.height() % 2 == 0 ? 0 : 1);
      assertThat(pad.after()).endsWith(1, 1);
    }
  }

  @Test
  void whatIsKnownForOneSizeIsNotComputedForOthers() throws IOException {
    String calls = "0:conv convolution ^1 .weight - [1,1] [0,0] [1,1] f [0,0] 1";
    all = Packed.all(Packed.text("closed", false, "0:conv weight 4,3,3,3", calls));
    tensor("conv.weight", 4, 3, 3, 3);
    assertThat(open(new Size(12, 12)).graph().inputShape()).isEqualTo(Shape.maps(3, 8, 8));
    config("{\"architecture\": \"closed\", \"pretrained_cfg\": {\"input_size\": [3, 12, 12]}}");
    assertRefused("is known for those of 8");
  }
}
