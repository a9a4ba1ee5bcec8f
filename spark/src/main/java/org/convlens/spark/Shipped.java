package org.convlens.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.convlens.atlas.AtlasPlan;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;

/** Files that travel with the work: a network, its labels, a mask. */
final class Shipped {
  /** What may lie beside a network and belong to it. */
  private static final List<String> COMPANIONS =
      List.of("config.json", "labels.txt", "classes.txt", "synset.txt");

  private Shipped() {}

  /** Sends a file, or a folder, with what belongs to it. */
  static void send(JavaSparkContext context, Path place) throws IOException {
    Path file = place.toAbsolutePath().normalize();
    context.addFile(file.toString(), Files.isDirectory(file));
    if (Files.isDirectory(file)) {
      return;
    }
    try (Stream<Path> beside = Files.list(file.getParent())) {
      for (Path other : beside.filter(one -> belongs(one, file)).toList()) {
        context.addFile(other.toString());
      }
    }
  }

  private static boolean belongs(Path one, Path file) {
    String name = one.getFileName().toString();
    String own = file.getFileName().toString();
    int dot = own.lastIndexOf('.');
    String stem = dot > 0 ? own.substring(0, dot) : own;
    return Files.isRegularFile(one)
        && !name.equals(own)
        && (COMPANIONS.contains(name) || name.startsWith(own + ".") || name.equals(stem + ".txt"));
  }

  /** A plan whose files are those that came along, where they are not where they were. */
  static AtlasPlan here(AtlasPlan plan) {
    Question question = plan.question();
    Opening network = question.network();
    Opening moved =
        new Opening(
            here(network.source()),
            network.inputSize(),
            network.preprocessing(),
            network.labels().map(Shipped::here));
    List<Source> masks = question.masks().stream().map(Shipped::here).toList();
    return new AtlasPlan(question.in(moved).masked(masks), plan.scope());
  }

  private static Source here(Source source) {
    if (source.place().isEmpty() || Files.exists(Path.of(source.place().get()))) {
      return source;
    }
    String name = Path.of(source.place().get()).getFileName().toString();
    return source.at(SparkFiles.get(name));
  }
}
