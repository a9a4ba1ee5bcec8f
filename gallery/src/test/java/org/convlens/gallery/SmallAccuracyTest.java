package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.data.LabelledPictures;
import org.convlens.format.Models;
import org.convlens.format.set.PictureSets;
import org.convlens.format.set.Split;
import org.convlens.format.set.TrainingSets;
import org.convlens.net.Network;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of others on the test sets they are known for, with the preprocessing that ConvLens
 * chose. The number of hits is what onnxruntime has on the same pictures; one may differ, where two
 * classes are as good as equal.
 */
class SmallAccuracyTest {
  private static final int FEW = 1000;

  @ParameterizedTest
  @CsvSource({
    "mnist-ms/mnist.onnx, mnist, 987",
    "mnist-tribuo/pytorch_cnn_mnist.onnx, mnist, 987",
    "mnist-lenet-tfjs/mnist_lenet.onnx, mnist, 970",
    "fashion-lenet/fashion_lenet.onnx, fashion-mnist, 868",
    "fashion-lenet-bn/fashion_lenet_bn.onnx, fashion-mnist, 915",
    "fashion-toyresnet/fashion_toyresnet.onnx, fashion-mnist, 851",
    "cifar10-resnet/resnet20_cifar10.onnx, cifar10, 919",
    "cifar10-resnet/resnet20-12fca82f.th, cifar10, 919",
    "mnist-lenet-tfjs/mnist.json, mnist, 970",
  })
  void firstThousand(String model, String data, int hits) throws IOException {
    check(model, set(data).part(0, FEW), hits);
  }

  @Tag("thorough")
  @ParameterizedTest
  @CsvSource({
    "mnist-ms/mnist.onnx, mnist, 9891",
    "mnist-tribuo/pytorch_cnn_mnist.onnx, mnist, 9907",
    "mnist-lenet-tfjs/mnist_lenet.onnx, mnist, 9764",
    "fashion-lenet/fashion_lenet.onnx, fashion-mnist, 8553",
    "fashion-lenet-bn/fashion_lenet_bn.onnx, fashion-mnist, 9119",
    "fashion-toyresnet/fashion_toyresnet.onnx, fashion-mnist, 8416",
    "cifar10-resnet/resnet20_cifar10.onnx, cifar10, 4590",
    "cifar10-resnet/resnet20-12fca82f.th, cifar10, 4590",
    "mnist-lenet-tfjs/mnist.json, mnist, 9764",
    "fashion-lenet/modelConfig.json, fashion-mnist, 8553",
    "fashion-lenet-bn/modelConfig.json, fashion-mnist, 9119",
    "fashion-toyresnet/modelConfig.json, fashion-mnist, 8416",
  })
  void wholeSet(String model, String data, int hits) throws IOException {
    check(model, set(data), hits);
  }

  private static void check(String model, LabelledPictures data, int hits) throws IOException {
    Path file = Shared.file("models-small/" + model);
    try (Network network = Torch.engine().open(Models.open(file))) {
      assertThat(Accuracy.correct(network, data, data.size())).isCloseTo(hits, within(1));
    }
  }

  private static LabelledPictures set(String name) throws IOException {
    boolean cifar = name.equals("cifar10");
    Path place = Shared.file(cifar ? "cifar10/cifar10_test_5k_dev.bin.gz" : name);
    PictureSets found = TrainingSets.find(place.toString());
    return (LabelledPictures) found.part(cifar ? Split.TRAINING : Split.TEST).orElseThrow();
  }
}
