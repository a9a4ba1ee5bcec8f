package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.jspecify.annotations.Nullable;

/** GoogLeNet and Inception v3 of torchvision, without their auxiliary heads. */
final class InceptionNets {
  private InceptionNets() {}

  static @Nullable Architecture of(Weights weights) {
    if (weights.has("inception3a.branch1.conv")) {
      return Architecture.symmetric("googlenet", 224, 256, InceptionNets::googlenet)
          .training("aux1", "aux2");
    }
    if (weights.has("Mixed_5b.branch1x1.conv")) {
      return Architecture.symmetric("inception_v3", 299, 342, InceptionNets::inception)
          .training("AuxLogits");
    }
    return null;
  }

  /** torchvision's BasicConv2d. */
  private static Assembly unit(Assembly net, String name, int stride, int padding)
      throws FormatException {
    Assembly conv =
        padding < 0 ? net.conv(name + ".conv", stride) : net.conv(name + ".conv", stride, padding);
    return conv.norm(name + ".bn").relu(name + ".relu");
  }

  private static Assembly unit(Assembly net, String name) throws FormatException {
    return unit(net, name, 1, -1);
  }

  /** Units one after the other from a layer; gives the last. */
  private static LayerId chain(Assembly net, LayerId from, String... names) throws FormatException {
    net.from(from);
    for (String name : names) {
      unit(net, name);
    }
    return net.at();
  }

  private static void googlenet(Assembly net) throws FormatException {
    net.epsilon(1e-3);
    unit(net, "conv1", 2, -1).maxPool("maxpool1", 3, 2, 0, true);
    unit(net, "conv2");
    unit(net, "conv3").maxPool("maxpool2", 3, 2, 0, true);
    module(net, "inception3a");
    module(net, "inception3b");
    net.maxPool("maxpool3", 3, 2, 0, true);
    for (char letter = 'a'; letter <= 'e'; letter++) {
      module(net, "inception4" + letter);
    }
    net.maxPool("maxpool4", 2, 2, 0, true);
    module(net, "inception5a");
    module(net, "inception5b");
    net.globalMean("avgpool").flatten().dropout("dropout", 0.2);
    new Classifier(net, "fc", Map.of()).draw();
  }

  private static void module(Assembly net, String name) throws FormatException {
    LayerId input = net.at();
    LayerId one = chain(net, input, name + ".branch1");
    LayerId two = chain(net, input, name + ".branch2.0", name + ".branch2.1");
    LayerId three = chain(net, input, name + ".branch3.0", name + ".branch3.1");
    net.from(input).maxPool(name + ".branch4.0", 3, 1, 1, true);
    LayerId four = chain(net, net.at(), name + ".branch4.1");
    net.concat(name, List.of(one, two, three, four));
  }

  private static void inception(Assembly net) throws FormatException {
    net.epsilon(1e-3);
    unit(net, "Conv2d_1a_3x3", 2, 0);
    unit(net, "Conv2d_2a_3x3", 1, 0);
    unit(net, "Conv2d_2b_3x3").maxPool("maxpool1", 3, 2, 0, false);
    unit(net, "Conv2d_3b_1x1");
    unit(net, "Conv2d_4a_3x3", 1, 0).maxPool("maxpool2", 3, 2, 0, false);
    for (String name : List.of("Mixed_5b", "Mixed_5c", "Mixed_5d")) {
      mixed(
          net,
          name,
          List.of("branch1x1"),
          List.of("branch5x5_1", "branch5x5_2"),
          List.of("branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"));
    }
    reduced(net, "Mixed_6a");
    for (String name : List.of("Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e")) {
      mixed(
          net,
          name,
          List.of("branch1x1"),
          List.of("branch7x7_1", "branch7x7_2", "branch7x7_3"),
          List.of(
              "branch7x7dbl_1",
              "branch7x7dbl_2",
              "branch7x7dbl_3",
              "branch7x7dbl_4",
              "branch7x7dbl_5"));
    }
    reducedWide(net);
    forked(net, "Mixed_7b");
    forked(net, "Mixed_7c");
    net.globalMean("avgpool").dropout("dropout", 0.5).flatten();
    new Classifier(net, "fc", Map.of()).draw();
  }

  @SafeVarargs
  private static void mixed(Assembly net, String name, List<String>... branches)
      throws FormatException {
    LayerId input = net.at();
    List<LayerId> ends = new ArrayList<>();
    for (List<String> branch : branches) {
      String[] names = branch.stream().map(b -> name + "." + b).toArray(String[]::new);
      ends.add(chain(net, input, names));
    }
    ends.add(pooled(net, name, input));
    net.concat(name, ends);
  }

  private static LayerId pooled(Assembly net, String name, LayerId input) throws FormatException {
    net.from(input).averagePool(name + ".avg_pool2d", 3, 1, 1);
    return chain(net, net.at(), name + ".branch_pool");
  }

  private static void reduced(Assembly net, String name) throws FormatException {
    LayerId input = net.at();
    LayerId one = unit(net, name + ".branch3x3", 2, 0).at();
    chain(net, input, name + ".branch3x3dbl_1", name + ".branch3x3dbl_2");
    LayerId two = unit(net, name + ".branch3x3dbl_3", 2, 0).at();
    net.from(input).maxPool(name + ".max_pool2d", 3, 2, 0, false);
    net.concat(name, List.of(one, two, net.at()));
  }

  private static void reducedWide(Assembly net) throws FormatException {
    String name = "Mixed_7a";
    LayerId input = net.at();
    unit(net, name + ".branch3x3_1");
    LayerId one = unit(net, name + ".branch3x3_2", 2, 0).at();
    chain(net, input, name + ".branch7x7x3_1", name + ".branch7x7x3_2", name + ".branch7x7x3_3");
    LayerId two = unit(net, name + ".branch7x7x3_4", 2, 0).at();
    net.from(input).maxPool(name + ".max_pool2d", 3, 2, 0, false);
    net.concat(name, List.of(one, two, net.at()));
  }

  private static void forked(Assembly net, String name) throws FormatException {
    LayerId input = net.at();
    LayerId one = chain(net, input, name + ".branch1x1");
    LayerId fork = chain(net, input, name + ".branch3x3_1");
    LayerId two = fork(net, name + ".branch3x3_2", fork, name + ".branch3x3");
    LayerId deep = chain(net, input, name + ".branch3x3dbl_1", name + ".branch3x3dbl_2");
    LayerId three = fork(net, name + ".branch3x3dbl_3", deep, name + ".branch3x3dbl");
    LayerId four = pooled(net, name, input);
    net.concat(name, List.of(one, two, three, four));
  }

  private static LayerId fork(Assembly net, String units, LayerId from, String joined)
      throws FormatException {
    LayerId a = chain(net, from, units + "a");
    LayerId b = chain(net, from, units + "b");
    return net.concat(joined, List.of(a, b)).at();
  }
}
