package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class ZooTest {
  @Test
  void namesAreTheirOwn() {
    assertThat(Zoo.names()).hasSize(61).doesNotHaveDuplicates().contains("resnet50", "vgg16_bn");
  }

  @Test
  void checksumsAreThoseOfTheFileNames() {
    for (KnownNetwork network : Zoo.networks()) {
      assertThat(network.checksum()).matches("[0-9a-f]{8,10}");
      assertThat(network.url().toString())
          .matches("https://download\\.pytorch\\.org/models/.*-" + network.checksum() + "\\.pth");
    }
  }

  /** Numbers have four bytes, those of some files two. */
  @Test
  void sizesGoWithTheParameters() {
    for (KnownNetwork network : Zoo.networks()) {
      double bytes = network.bytes() / (double) network.parameters();
      assertThat(bytes).as(network.name()).isBetween(1.9, 8.0);
    }
  }

  @Test
  void alexnetIsAsPublished() {
    KnownNetwork alexnet = Zoo.named("alexnet");
    assertThat(alexnet.checksum()).isEqualTo("7be5be79");
    assertThat(alexnet.size()).isEqualTo("244 MB");
    assertThat(alexnet.parameters()).isEqualTo(61_100_840);
    assertThat(alexnet.accuracy()).isEqualTo(56.522);
    assertThat(alexnet.preprocessing().mean()).containsExactly(0.485, 0.456, 0.406);
  }

  @Test
  void weightsTrainedAnewHaveTheirOwnPreprocessing() {
    assertThat(Zoo.named("resnet50").preprocessing().resize())
        .isEqualTo(new ShortSide(256, Filter.BILINEAR));
    assertThat(Zoo.named("resnet50-v2").preprocessing().resize())
        .isEqualTo(new ShortSide(232, Filter.BILINEAR));
    assertThat(Zoo.named("resnet50-v2").architecture()).isEqualTo("resnet50");
    assertThat(Zoo.named("efficientnet_b3").preprocessing().resize())
        .isEqualTo(new ShortSide(320, Filter.BICUBIC));
    assertThat(Zoo.named("inception_v3").preprocessing().mean()).containsExactly(0.5);
  }

  @Test
  void aNameThatIsNotKnownIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> Zoo.named("resnet5"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no known network 'resnet5': did you mean 'resnet50'");
  }

  @Test
  void classesAreImageNets() {
    assertThat(Zoo.imagenet().names()).hasSize(1000);
    assertThat(new HashSet<>(Zoo.imagenet().names())).hasSize(1000);
    assertThat(Zoo.imagenet().name(0)).isEqualTo("tench");
    assertThat(Zoo.imagenet().index("tabby", 1000)).isEqualTo(281);
    assertThat(Zoo.imagenet().name(999)).isEqualTo("toilet tissue");
  }
}
