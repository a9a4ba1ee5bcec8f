package org.convlens.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.net.Head;
import org.convlens.net.Precision;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.studio.Preprocessings;
import org.convlens.studio.Studio;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags about a network that are the same for all commands that run one. */
public abstract class NetworkFlags {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--preprocess",
      paramLabel = "PRESET|FILE",
      description = {
        "How pictures become numbers: torchvision, keras-caffe, keras-tf, keras-torch, unit (x/255),"
            + " raw (0..255), mnist, or a JSON file. Otherwise what the network's file says, else"
            + " a guess, which is told."
      })
  private @Nullable String preprocess;

  @Option(
      names = "--input-size",
      paramLabel = "HxW",
      description = {
        "Rows and columns of the input, such as 224x224, where the network's file leaves them open."
      })
  private @Nullable String inputSize;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The names of the classes, one a line or as JSON.")
  private @Nullable String labels;

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = {
        "The output whose classes are meant, of a network with several; summary lists them."
            + " Otherwise the first."
      })
  private @Nullable String output;

  @Option(
      names = "--head",
      paramLabel = "classes|regression",
      description = {
        "What the numbers that the network puts out mean. Otherwise a single one without a sigmoid is"
            + " a value (regression), unless there are two class names; all else are classes."
      })
  private @Nullable String head;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that compute. Otherwise as many as there are processors.")
  private @Nullable Integer threads;

  /** What {@code --precision} says, if it was given. */
  abstract Optional<String> precisionText();

  /**
   * @throws UsageException if there is no such precision here
   */
  public abstract Precision precision();

  public int threads() {
    return threads(threads);
  }

  /**
   * Of a command that runs a network.
   *
   * @param asked absent for as many as there are processors
   */
  public static int threads(@Nullable Integer asked) {
    int chosen = asked == null ? Runtime.getRuntime().availableProcessors() : asked;
    if (chosen < 1 || chosen > MOST_THREADS) {
      throw new UsageException("threads " + chosen + ": must be from 1 to " + MOST_THREADS);
    }
    return chosen;
  }

  /** The flags that were given, as words of a command; threads change nothing that is seen. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (preprocess != null) {
      words.addAll(List.of("--preprocess", preprocess));
    }
    if (inputSize != null) {
      words.addAll(List.of("--input-size", inputSize));
    }
    precisionText().ifPresent(text -> words.addAll(List.of("--precision", text)));
    if (labels != null) {
      words.addAll(List.of("--labels", labels));
    }
    if (output != null) {
      words.addAll(List.of("--output", output));
    }
    if (head != null) {
      words.addAll(List.of("--head", head));
    }
    return words;
  }

  /** A network as these flags want it looked at. */
  public final Source source(String name) {
    return source(name, output, head);
  }

  /**
   * A network as somebody wants it looked at.
   *
   * @param output that is meant, if it was said
   * @param head what its numbers mean, if it was said
   */
  public static Source source(String name, @Nullable String output, @Nullable String head) {
    Source source = Source.named(name);
    source = output == null ? source : source.throughOutput(output);
    return head == null ? source : source.readAs(reading(head));
  }

  /** Of a network as these flags say. */
  public final Question question(String name) {
    Opening opening =
        new Opening(
            source(name),
            Optional.ofNullable(inputSize),
            Preprocessings.named(Optional.ofNullable(preprocess)),
            Optional.ofNullable(labels).map(Source::named));
    return Question.of(opening).computed(precision(), threads());
  }

  /** Starts the engine, too, beside what follows. */
  public final Studio studio() {
    return TorchEngines.studio(precision(), threads());
  }

  /**
   * @throws UsageException if there is no such
   */
  private static Head.Reading reading(String text) {
    for (Head.Reading reading : Head.Reading.values()) {
      if (reading.name().equalsIgnoreCase(text)) {
        return reading;
      }
    }
    throw new UsageException("head '" + text + "': must be classes or regression");
  }
}
