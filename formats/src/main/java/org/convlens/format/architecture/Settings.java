package org.convlens.format.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Text;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a network besides its weights: what timm writes in the {@code config.json}
 * beside them, also on Hugging Face.
 *
 * @param architecture its name in timm, for example {@code resnetblur50.bt_in1k}; empty if nothing
 *     is known
 * @param antialiasing how maps are smoothed where they get smaller
 * @param outputStride how many rows of the input a row of the last maps stands for, at most
 * @param size of the input, where it is said
 * @param preprocessing where it is said
 * @param strides of Hugging Face's ResNets, where they are said
 * @param said the arguments that timm's network was built with, and its {@code global_pool}
 */
public record Settings(
    String architecture,
    Antialiasing antialiasing,
    int outputStride,
    @Nullable Size size,
    @Nullable Preprocessing preprocessing,
    @Nullable Strides strides,
    Map<String, String> said) {
  /** Nothing is known. */
  public static final Settings NONE =
      new Settings("", Antialiasing.NONE, 32, null, null, null, Map.of());

  public Settings {
    said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
  }

  /**
   * Where a ResNet makes maps smaller.
   *
   * @param first whether already the first stage does
   * @param narrow whether the first convolution of three does, not the second
   */
  record Strides(boolean first, boolean narrow) {}

  private static final long MOST_BYTES = 1 << 20;
  private static final int LARGEST_SIDE = 8192;
  private static final String NAME = "config.json";
  private static final String POOL = "global_pool";

  /** What weights show, or what acts only in training. */
  private static final Set<String> VISIBLE =
      Set.of(
          "num_classes",
          "in_chans",
          "layers",
          "channels",
          "cardinality",
          "base_width",
          "stem_width",
          "stem_type",
          "avg_down",
          "block_reduce_first",
          "down_kernel_size",
          "img_size",
          "drop_rate",
          "drop_path_rate",
          "drop_block_rate",
          "zero_init_last",
          "pretrained",
          "output_stride",
          "aa_layer",
          "act_layer");

  /** What acts only in training, or what the tensors' shapes show. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "num_classes",
          "in_chans",
          "drop_rate",
          "drop_path_rate",
          "drop_block_rate",
          "pretrained");

  /** How maps are smoothed where they get smaller. */
  enum Antialiasing {
    NONE,
    /** The mean of each square of two cells. */
    MEAN,
    /** A binomial filter of three cells (Zhang 2019). */
    BLUR
  }

  /**
   * What the {@code config.json} beside weights says.
   *
   * @throws FormatException naming a setting that is not computed
   */
  public static Settings beside(Path weights) throws IOException {
    Path file = weights.resolveSibling(NAME);
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    try {
      JsonNode json = BoundedJson.tree(Text.read(file, MOST_BYTES));
      if (json.path("model_type").isString()) {
        return ofTransformers(json);
      }
      return json.path("architecture").isString() ? of(json) : NONE;
    } catch (JacksonException e) {
      return NONE;
    }
  }

  /** As Hugging Face's transformers write it. */
  private static Settings ofTransformers(JsonNode json) throws FormatException {
    boolean residual = json.path("model_type").asString("").equals("resnet");
    String usual = residual ? "relu" : "gelu";
    JsonNode activation = json.path("hidden_act");
    if (!activation.asString(usual).equals(usual)) {
      throw refused("hidden_act", activation);
    }
    Strides strides =
        new Strides(
            json.path("downsample_in_first_stage").asBoolean(false),
            json.path("downsample_in_bottleneck").asBoolean(false));
    return new Settings("", Antialiasing.NONE, 32, null, null, residual ? strides : null, Map.of());
  }

  private static Settings of(JsonNode json) {
    String architecture = json.path("architecture").asString("");
    JsonNode arguments = json.path("model_args");
    Map<String, String> said = new LinkedHashMap<>();
    arguments.properties().stream()
        .filter(e -> !e.getValue().isNull())
        .forEach(e -> said.put(e.getKey(), e.getValue().toString()));
    if (json.path(POOL).isString()) {
      said.put(POOL, json.path(POOL).toString());
    }
    JsonNode published = json.path("pretrained_cfg");
    return new Settings(
        architecture,
        antialiasing(architecture, said.getOrDefault("aa_layer", "")),
        arguments.path("output_stride").asInt(32),
        size(published.path("input_size")),
        preprocessing(published),
        null,
        said);
  }

  private static Antialiasing antialiasing(String architecture, String layer) {
    return switch (layer.replaceAll("[\"_-]", "")) {
      case "avg", "avgpool" -> Antialiasing.MEAN;
      case "blur", "blurpool" -> Antialiasing.BLUR;
      default ->
          architecture.matches(".*res(net|next)blur\\d.*")
              ? Antialiasing.BLUR
              : architecture.matches(".*res(net|next)aa\\d.*")
                  ? Antialiasing.MEAN
                  : Antialiasing.NONE;
    };
  }

  /**
   * @throws FormatException naming a setting that the architectures of this room do not compute
   */
  private void requireComputed() throws FormatException {
    for (Map.Entry<String, String> each : said.entrySet()) {
      String value = each.getValue().replace("\"", "");
      boolean computed =
          switch (each.getKey()) {
            case "act_layer" -> value.equals("relu");
            case POOL -> value.equals("avg");
            case "output_stride" -> Set.of("8", "16", "32").contains(value);
            case "aa_layer" -> value.replaceAll("[_-]", "").matches("avg(pool)?|blur(pool)?|");
            default -> VISIBLE.contains(each.getKey());
          };
      if (!computed) {
        throw refused(each.getKey(), each.getValue());
      }
    }
  }

  /**
   * What is said of an architecture that is computed as its library builds it, and no other way.
   *
   * @param pool its own {@code global_pool}
   * @throws FormatException naming a setting that would change it
   */
  public void requireUnchanged(String pool) throws FormatException {
    for (Map.Entry<String, String> each : said.entrySet()) {
      String value = each.getValue().replace("\"", "");
      boolean own =
          (each.getKey().equals(POOL) && value.equals(pool))
              || (each.getKey().equals("output_stride") && value.equals("32"));
      if (!own && !WITHOUT_EFFECT.contains(each.getKey())) {
        throw refused(each.getKey(), each.getValue());
      }
    }
  }

  private static @Nullable Size size(JsonNode input) {
    int rows = input.path(1).asInt(0);
    int columns = input.path(2).asInt(0);
    boolean sound = Math.min(rows, columns) > 0 && Math.max(rows, columns) <= LARGEST_SIDE;
    return input.size() == 3 && sound ? new Size(rows, columns) : null;
  }

  /** As timm evaluates: the short side so much longer than the input, then the middle. */
  private static @Nullable Preprocessing preprocessing(JsonNode published) {
    List<Double> mean = numbers(published.path("mean"));
    List<Double> std = numbers(published.path("std"));
    Size size = size(published.path("input_size"));
    if (size == null || mean.isEmpty() || std.isEmpty() || std.contains(0.0)) {
      return null;
    }
    double part = published.path("crop_pct").asDouble(0.875);
    boolean bilinear = published.path("interpolation").asString("").equals("bilinear");
    int length = (int) Math.floor(Math.min(size.height(), size.width()) / Math.max(0.1, part));
    return new Preprocessing(
        new ShortSide(length, bilinear ? Filter.BILINEAR : Filter.BICUBIC),
        mean.size() == 1 ? Channels.GREY : Channels.RGB,
        1.0 / 255,
        mean,
        std,
        "the " + NAME + " beside it");
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode each : list) {
      numbers.add(each.asDouble(0));
    }
    return numbers;
  }

  private static FormatException refused(String setting, Object value) {
    return new FormatException(
        "the config.json beside it has '%s': %s, which is not computed: export the network as ONNX"
            .formatted(setting, value));
  }

  /** Whether anything is known. */
  boolean isKnown() {
    return !architecture.isEmpty() || strides != null;
  }

  /** Whether the published weights came from TensorFlow. */
  boolean isFromTensorflow() {
    return architecture.startsWith("tf_");
  }

  /** Whether these are the settings of an architecture, or of a member of a family. */
  private boolean fit(String name) {
    boolean family = !name.matches(".*[a-z]_?v?\\d{2,}.*|.*_[a-z]\\d.*");
    return kin(architecture).equals(kin(name))
        || (family && kin(architecture).startsWith(kin(name)));
  }

  /**
   * @throws FormatException if these are the settings of another architecture
   */
  void requireFitting(Architecture other) throws FormatException {
    requireComputed();
    if (!architecture.isEmpty() && !fit(other.name())) {
      throw new FormatException(
          "the config.json beside it is of '%s', the weights are those of %s: where it belongs to"
                  .formatted(architecture, other.name())
              + " another network, move it away, else export this one as ONNX");
    }
  }

  /** A name without what weights show and what these settings hold. */
  private static String kin(String name) {
    return name.replaceFirst("\\..*$", "")
        .replaceFirst("^(tv|tf|gluon|ssl|swsl|ig|cifar)[-_]", "")
        .replaceFirst("_v1[a-z]?$", "")
        .replaceFirst("(res(?:net|next))(?:aa|blur)(?=\\d)", "$1")
        .replaceFirst("(res(?:net|next)\\d+)(?:tn|[cdest])(?=_|$)", "$1");
  }
}
