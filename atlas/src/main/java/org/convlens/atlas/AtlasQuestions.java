package org.convlens.atlas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convlens.method.patch.StrongUnit;
import org.convlens.task.Suggestion;
import org.jspecify.annotations.Nullable;

/** The questions that people ask an atlas, each answered by a table. */
public record AtlasQuestions(Atlas atlas) {
  /** The layers that it is about, in their order. */
  public List<String> layers() throws IOException {
    List<String> layers = new ArrayList<>();
    Found found = atlas.ask("SELECT layer FROM layers");
    for (int i = 0; i < found.rows().size(); i++) {
      layers.add(found.text(i, "layer"));
    }
    return layers;
  }

  /**
   * A layer by its name.
   *
   * @throws org.convlens.task.UsageException if it is none of the atlas
   */
  public String layer(String name) throws IOException {
    List<String> layers = layers();
    if (!layers.contains(name)) {
      throw Suggestion.unknown("layer", name, layers, "convlens atlas show ATLAS channels");
    }
    return name;
  }

  /** How the channels of all layers, or of one, behave. */
  public Found channels(@Nullable String layer) throws IOException {
    String all = "SELECT * FROM channels";
    return layer == null ? atlas.ask(all) : atlas.ask(all + " WHERE layer = ?", layer(layer));
  }

  /**
   * The strongest cells of a channel.
   *
   * @param by activation or relevance
   * @param most rows
   */
  public Found patches(String layer, int channel, String by, int most) throws IOException {
    return patches("", layer, channel, channel + 1, by, most);
  }

  /**
   * The same of several channels, each row with its {@code channel}.
   *
   * @param from the first channel
   * @param to the channel after the last
   */
  public Found patches(String layer, int from, int to, String by, int most) throws IOException {
    return patches("p.channel, ", layer, from, to, by, most);
  }

  private Found patches(String more, String layer, int from, int to, String by, int most)
      throws IOException {
    return atlas.ask(
        "SELECT "
            + more
            + "p.rank, p.score, p.y, p.x, p.box_top, p.box_left, p.box_bottom, p.box_right,"
            + " q.predicted, q.truth, q.names[1] AS picture FROM patches p JOIN pictures q"
            + " USING (digest) WHERE p.layer = ? AND p.channel >= ? AND p.channel < ? AND p.by = ?"
            + " AND p.rank <= ? ORDER BY p.channel, p.rank",
        layer(layer),
        from,
        to,
        by,
        most);
  }

  /** The same as units of pictures that can be read again. */
  public List<StrongUnit> units(String layer, int channel, String by, int most) throws IOException {
    Found found = patches(layer, channel, by, most);
    List<StrongUnit> units = new ArrayList<>();
    for (int i = 0; i < found.rows().size(); i++) {
      units.add(
          new StrongUnit(
              (float) found.number(i, "score"),
              found.text(i, "picture"),
              (int) found.number(i, "y"),
              (int) found.number(i, "x")));
    }
    return units;
  }

  /** What of each class is found. */
  public Found classes() throws IOException {
    return atlas.ask("SELECT * FROM classes ORDER BY class");
  }

  /** What is taken for what, the commonest mistake first. */
  public Found confusion(int most) throws IOException {
    return atlas.ask(
        "SELECT t.label AS truth, p.label AS predicted, c.pictures, c.pictures / t.truly AS share"
            + " FROM confusion c JOIN classes t ON c.truth = t.class JOIN classes p"
            + " ON c.predicted = p.class WHERE c.truth <> c.predicted"
            + " ORDER BY c.pictures DESC, c.truth, c.predicted LIMIT "
            + most);
  }

  /** Pictures that are taken for something else, the surest mistake first. */
  public Found errors(int most) throws IOException {
    return atlas.ask(
        "SELECT q.names[1] AS picture, t.label AS truth, p.label AS predicted, q.confidence,"
            + " q.truth_probability, q.rank FROM pictures q JOIN classes t ON q.truth = t.class"
            + " JOIN classes p ON q.predicted = p.class WHERE q.truth <> q.predicted"
            + " ORDER BY q.confidence DESC, q.digest LIMIT "
            + most);
  }

  /** Pictures with what is said of them. */
  public Found pictures(int most) throws IOException {
    return atlas.ask(
        "SELECT q.names[1] AS picture, q.width, q.height, p.label AS predicted, q.confidence,"
            + " q.truth, q.inside, q.digest[1:12] AS digest FROM pictures q LEFT JOIN classes p"
            + " ON q.predicted = p.class ORDER BY q.digest LIMIT "
            + most);
  }

  /** How sure the network is, and how sure it may be. */
  public Found calibration() throws IOException {
    return atlas.ask("SELECT * FROM calibration ORDER BY bin");
  }

  /** Faults of filters. */
  public Found faults(int most) throws IOException {
    return atlas.ask("SELECT * FROM faults LIMIT " + most);
  }

  /** Files that are no pictures. */
  public Found broken(int most) throws IOException {
    return atlas.ask("SELECT names[1] AS file, reason FROM broken LIMIT " + most);
  }

  /**
   * How often the region holds so much of the map, by predicted class: {@code often} of {@code
   * pictures}, with the interval of that share.
   *
   * @param share of a map's positive part, 0..1
   */
  public Found explained(double share) throws IOException {
    Found found =
        atlas.ask(
            "SELECT p.label AS predicted, count(*) AS pictures,"
                + " sum(CASE WHEN q.inside >= ? THEN 1 ELSE 0 END) AS often,"
                + " avg(q.inside) AS inside, avg(q.area) AS area FROM pictures q JOIN classes p"
                + " ON q.predicted = p.class WHERE q.inside IS NOT NULL GROUP BY p.class, p.label"
                + " ORDER BY often / count(*) DESC, p.class",
            share);
    List<String> columns = new ArrayList<>(found.columns());
    columns.addAll(List.of("share", "share_low", "share_high"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < found.rows().size(); i++) {
      long all = (long) found.number(i, "pictures");
      long often = (long) found.number(i, "often");
      Interval interval = Interval.ofShare(often, all);
      List<@Nullable Object> row = new ArrayList<>(found.rows().get(i));
      row.add((double) often / all);
      row.add(interval.low());
      row.add(interval.high());
      rows.add(row);
    }
    return new Found(columns, rows);
  }
}
