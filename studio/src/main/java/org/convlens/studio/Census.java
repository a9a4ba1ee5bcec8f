package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.method.Knobs;
import org.convlens.method.Outcome;
import org.convlens.method.patch.LayerCensus;
import org.convlens.report.Json;
import org.convlens.report.Question;
import org.convlens.report.Version;
import org.convlens.report.page.Listener;
import org.convlens.task.Sha256;

/**
 * What a folder's pictures show about all channels of a layer: kept on the studio's shelf, if it
 * has one, by the bytes of the network, how it is opened and computed, the folder's listing (names,
 * sizes and times), the knobs and this program's version.
 *
 * @param facts of {@link LayerCensus}
 */
record Census(Map<String, Object> facts) {
  /**
   * @param question whose picture is the folder
   * @param listener hears of the work if it is not on the shelf; when it is stopped, the facts are
   *     about the pictures that were looked at, and are not kept
   */
  static Census of(LayerCensus what, Question question, Studio studio, Listener listener)
      throws IOException {
    OpenedFolder folder = OpenedFolder.open(question.picture().orElseThrow(), what.limit());
    OpenedModel opened = studio.model(question.network());
    String key = key(what, question, opened, folder);
    Optional<Map<String, Object>> kept = studio.shelf().flatMap(shelf -> shelf.find(key));
    if (kept.isPresent()) {
      return new Census(kept.get());
    }
    try (Loan loan = studio.lend(opened.model(), question)) {
      Outcome outcome = what.look(loan.network(), folder.album(), listener.progress());
      Map<String, Object> facts = Json.object(Json.line(outcome.facts()));
      if (outcome.pictures() == folder.album().size()) {
        studio.shelf().ifPresent(shelf -> shelf.keep(key, facts));
      }
      return new Census(facts);
    }
  }

  private static String key(
      LayerCensus what, Question question, OpenedModel opened, OpenedFolder folder)
      throws IOException {
    Sha256 digest = new Sha256();
    digest.add("layer-census\n" + Version.text() + "\n" + Knobs.values(what) + "\n");
    digest.add(opened.source().sha256() + "\n" + opened.source() + "\n");
    digest.add(Json.line(Facts.of(opened.model().preprocessing())) + "\n");
    digest.add(opened.model().graph().inputShape() + "\n");
    digest.add(question.precision() + " " + question.threads() + "\n");
    List<Path> files = folder.album().files();
    for (int i = 0; i < files.size(); i++) {
      digest.add(folder.album().name(i) + "\n" + Files.size(files.get(i)) + "\n");
      digest.add(Files.getLastModifiedTime(files.get(i)) + "\n");
    }
    return digest.text();
  }

  /** One channel's facts; empty if there is no such channel. */
  @SuppressWarnings("unchecked")
  Map<String, Object> channel(int channel) {
    List<Map<String, Object>> all =
        (List<Map<String, Object>>) Objects.requireNonNull(facts.get("channels"));
    return channel < all.size() ? all.get(channel) : Map.of();
  }

  /** What is wrong with a filter; absent if the layer is no convolution. */
  @SuppressWarnings("unchecked")
  Optional<List<Map<String, Object>>> faults(int filter) {
    return Optional.ofNullable((Map<String, Object>) facts.get("health"))
        .map(health -> (List<Map<String, Object>>) Objects.requireNonNull(health.get("faults")))
        .map(all -> all.stream().filter(f -> Objects.equals(f.get("filter"), filter)).toList());
  }
}
