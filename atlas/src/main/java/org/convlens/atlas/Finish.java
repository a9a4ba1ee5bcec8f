package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.atlas.table.Table;
import org.convlens.atlas.table.TableReader;
import org.convlens.atlas.table.TableWriter;
import org.convlens.method.Outcome;
import org.convlens.net.Model;
import org.convlens.report.Json;
import org.convlens.report.Version;
import org.convlens.task.Fingerprint;
import org.jspecify.annotations.Nullable;

/** Puts all shards of an atlas together: the tables of the whole, and last the manifest. */
public final class Finish {
  private final AtlasPlan plan;
  private final Watch watch;
  private final Store store;
  private final List<Broken> unread;
  private final List<Seal.FileFacts> files = new ArrayList<>();
  private final ClassTally tally = new ClassTally();
  private final ClassMeans means = new ClassMeans();

  private Finish(AtlasPlan plan, Model model, Store store, List<Broken> unread) {
    this.plan = plan;
    this.watch = Watch.of(plan, model);
    this.store = store;
    this.unread = List.copyOf(unread);
  }

  /**
   * Writes what all shards come to.
   *
   * @param model the plan's network
   * @param unread files whose bytes could not be read, so that they lie in no shard
   * @return what the manifest says
   * @throws IOException with one line, if a shard is not there
   */
  public static Manifest of(AtlasPlan plan, Model model, Store store, List<Broken> unread)
      throws IOException {
    return new Finish(plan, model, store, unread).write();
  }

  private Manifest write() throws IOException {
    Map<String, String> engines = new TreeMap<>();
    ShardSums sums = ShardSums.none(watch);
    for (int shard = 0; shard < plan.shards(); shard++) {
      int number = shard;
      Seal seal =
          Seal.find(store, shard)
              .filter(s -> s.plan().equals(plan.key()))
              .orElseThrow(
                  () ->
                      new IOException(
                          "shard " + number + " of the atlas is not there: it was not finished"));
      if (seal.pictures() > 0) {
        engines.put(Json.line(seal.engine()), "");
      }
      files.addAll(seal.files());
      sums.merge(ShardSums.read(watch, FormerShard.file(store, Layout.sums(shard))));
      read(shard);
    }
    store.remove(Layout.MANIFEST);
    List<Broken> broken = new ArrayList<>(sums.broken());
    broken.addAll(unread);
    Outcome health = writeTables(sums, broken);
    Manifest manifest =
        Manifest.of(
            facts(List.copyOf(engines.keySet()), broken.size(), Optional.ofNullable(health)));
    store.put(Layout.MANIFEST, manifest.json() + "\n");
    return manifest;
  }

  private void read(int shard) throws IOException {
    try (TableReader pictures = open(PartTables.PICTURES, shard);
        RowCursor vectors =
            new RowCursor(
                PartTables.VECTORS, FormerShard.file(store, Layout.part(Layout.VECTORS, shard)))) {
      for (Optional<@Nullable Object[]> next = pictures.next();
          next.isPresent();
          next = pictures.next()) {
        PictureRow picture = new PictureRow(next.get());
        tally.add(picture);
        for (int layer = 0; layer < watch.layers().size(); layer++) {
          Optional<@Nullable Object[]> vector = vectors.take(picture.digest());
          if (vector.isPresent()) {
            @Nullable Object[] row = vector.get();
            means.add(layer, picture, (float[]) Objects.requireNonNull(row[2]), (float[]) row[3]);
          }
        }
      }
    }
  }

  private TableReader open(Table table, int shard) throws IOException {
    return new TableReader(table, FormerShard.file(store, Layout.part(table.name(), shard)));
  }

  private @Nullable Outcome writeTables(ShardSums sums, List<Broken> broken) throws IOException {
    Outcome health =
        sums.health().isPresent() ? sums.health().get().outcome((int) tally.pictures()) : null;
    WholeRows rows = new WholeRows(watch, tally, plan.question().seed());
    table(WholeTables.LAYERS, rows.layers());
    table(WholeTables.CHANNELS, rows.channels(sums));
    table(WholeTables.PATCHES, rows.patches(sums));
    table(WholeTables.CLASS_MEANS, rows.classMeans(means));
    table(WholeTables.CLASSES, rows.classes());
    table(WholeTables.CONFUSION, rows.confusion());
    table(WholeTables.CALIBRATION, rows.calibration());
    table(WholeTables.FAULTS, WholeRows.faults(Optional.ofNullable(health)));
    table(WholeTables.BROKEN, WholeRows.broken(broken));
    return health;
  }

  private void table(Table table, List<@Nullable Object[]> rows) throws IOException {
    Path made = store.fresh();
    try (TableWriter writer = new TableWriter(table, made)) {
      for (@Nullable Object[] row : rows) {
        writer.write(row);
      }
    }
    String name = Layout.whole(table.name());
    files.add(new Seal.FileFacts(name, Files.size(made), Fingerprint.of(made)));
    store.put(name, made);
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>(watch.remarks());
    long silent = tally.pictures() - tally.all().inside().length;
    if (plan.scope().where().isPresent() && silent > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "of %,d of %,d pictures no share of the map is told: the mask is of another size, the"
                  + " network sees nothing of the region, or nothing speaks for the class",
              silent,
              tally.pictures()));
    }
    return remarks;
  }

  private Map<String, Object> facts(List<String> engines, int broken, Optional<Outcome> health) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("program", "convlens");
    facts.put("version", Version.text());
    facts.put("plan", plan.facts());
    facts.put("classes", watch.model().labels().names());
    facts.put("engines", engines.stream().map(Json::object).toList());
    facts.put("summary", Summary.of(tally, broken, plan.question().seed(), health).facts());
    facts.put("remarks", remarks());
    facts.put("files", files.stream().map(Seal.FileFacts::facts).toList());
    return facts;
  }
}
