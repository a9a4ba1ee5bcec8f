package org.convlens.format.tflite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.FormatException;
import org.convlens.format.label.LabelFiles;
import org.convlens.format.storage.ZipArchive;
import org.convlens.net.Labels;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * What a file says beside its network: TensorFlow Lite Metadata, a FlatBuffer of its own ({@code
 * metadata_schema.fbs} of tflite-support), and the files that are packed behind it.
 *
 * @param mean subtracted from 0..255, one number or one a channel; empty where none is told
 * @param deviation that is divided by after that
 * @param files that name what is put out
 */
record LiteMetadata(List<Double> mean, List<Double> deviation, List<String> files) {
  private static final String NAME = "TFLITE_METADATA";
  private static final LiteMetadata NONE = new LiteMetadata(List.of(), List.of(), List.of());
  private static final int NORMALISATION = 1;
  private static final int AXIS_LABELS = 2;
  private static final int VALUE_LABELS = 3;
  private static final int LONGEST = 16 << 20;

  /** Where a file tells it wrong, it tells nothing. */
  static LiteMetadata of(LiteFile file, Budget budget) {
    ByteBuffer bytes = file.metadata().get(NAME);
    try {
      return bytes == null ? NONE : of(FlatTable.root(bytes, budget));
    } catch (FormatException e) {
      return NONE;
    }
  }

  private static LiteMetadata of(FlatTable model) throws FormatException {
    List<FlatTable> networks = model.tables(3);
    if (networks.isEmpty()) {
      return NONE;
    }
    FlatTable network = networks.get(0);
    List<Double> mean = new ArrayList<>();
    List<Double> deviation = new ArrayList<>();
    for (FlatTable input : network.tables(2)) {
      for (FlatTable unit : input.tables(4)) {
        FlatTable options = unit.table(1);
        if (unit.small(0, 0) == NORMALISATION && options != null && mean.isEmpty()) {
          collect(options.numbers(0), mean);
          collect(options.numbers(1), deviation);
        }
      }
    }
    List<String> files = new ArrayList<>();
    for (FlatTable output : network.tables(3)) {
      for (FlatTable each : output.tables(6)) {
        int kind = each.small(2, 0);
        if (kind == AXIS_LABELS || kind == VALUE_LABELS) {
          files.add(each.text(0));
        }
      }
    }
    return new LiteMetadata(mean, deviation, files);
  }

  private static void collect(float[] numbers, List<Double> into) {
    for (float number : numbers) {
      into.add((double) number);
    }
  }

  /** (x − mean) / deviation on 0..255, if the file tells it and it fits. */
  Optional<Preprocessing> preprocessing(Shape input) {
    boolean fits =
        fits(mean, input.channels())
            && fits(deviation, input.channels())
            && deviation.stream().allMatch(each -> each > 0 && each < Double.POSITIVE_INFINITY)
            && mean.stream().allMatch(each -> Double.isFinite(each));
    return fits
        ? Optional.of(
            new Preprocessing(
                new Stretch(Filter.BILINEAR),
                channels(input),
                1,
                mean,
                deviation,
                "the file's metadata"))
        : Optional.empty();
  }

  private static boolean fits(List<Double> numbers, int channels) {
    return numbers.size() == 1 || numbers.size() == channels;
  }

  static Channels channels(Shape input) {
    return input.channels() == 1 ? Channels.GREY : Channels.RGB;
  }

  /** The names in the file that the metadata names, else in one behind it that is called so. */
  Labels labels(Path path) {
    try {
      ZipArchive packed = ZipArchive.of(path);
      List<String> candidates = new ArrayList<>(files);
      if (candidates.isEmpty()) {
        packed.entries().keySet().stream()
            .filter(name -> name.toLowerCase(java.util.Locale.ROOT).matches(".*label.*\\.txt"))
            .forEach(candidates::add);
      }
      for (String name : candidates) {
        ZipArchive.@Nullable Entry entry = packed.entry(name);
        if (entry != null) {
          String text = StandardCharsets.UTF_8.decode(packed.bytes(entry, LONGEST)).toString();
          return LabelFiles.parsed(text);
        }
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Labels.NONE;
    }
    return Labels.NONE;
  }
}
