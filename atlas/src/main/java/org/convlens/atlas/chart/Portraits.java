package org.convlens.atlas.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.ascent.Ascent;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.nearest.Kept;
import org.convlens.atlas.table.Column;
import org.convlens.atlas.table.Column.Kind;
import org.convlens.atlas.table.Table;
import org.convlens.method.portrait.ActivationMaximisation;
import org.convlens.method.portrait.Climbing;
import org.convlens.method.portrait.Regularisation;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.score.Term;
import org.convlens.task.Run;
import org.convlens.task.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * What cells of a map want to see: pictures that make a layer go, in all its cells, the way in
 * which a cell's mean m differs from the mean μ of all samples: a · r · max(0.1, cos(a, r))ᵖ with r
 * = WᵀW(m − μ), W whitening the samples, so that channels which are large everywhere do not outdo
 * the others (Carter, Armstrong, Schubert, Johnson, Olah 2019).
 *
 * @param all in the order of the cells
 */
public record Portraits(List<Portrait> all) {
  /** Of no cell. */
  public static final Portraits NONE = new Portraits(List.of());

  /** What is written. */
  public static final Table TABLE =
      Table.of(
          "map_portraits",
          "A picture that a cell of the map wants to see.",
          Column.of("side", Kind.WHOLE, "cells along a side of the map at this zoom"),
          Column.of("row", Kind.WHOLE, "of the cell, from 0 at the top"),
          Column.of("column", Kind.WHOLE, "of the cell, from 0 at the left"),
          Column.of("before", Kind.NUMBER, "what was made large, at the picture's beginning"),
          Column.of("after", Kind.NUMBER, "the same at its end"),
          Column.of("height", Kind.WHOLE, "rows of the picture"),
          Column.of("width", Kind.WHOLE, "columns of the picture"),
          Column.of("pixels", Kind.HALVES, "0..1, channel by channel, rows from the top"));

  /** Components that a layer's directions are whitened in, and their floor. */
  private static final int DIMENSIONS = 128;

  private static final double FLOOR = 0.01;

  /** How much the direction counts beside the size. */
  private static final double POWER = 2;

  /**
   * @param picture C × H × W, 0..1
   * @param before the score of the picture's beginning
   * @param after the score of the picture
   */
  public record Portrait(Cell cell, Volume picture, double before, double after) {}

  public Portraits {
    all = List.copyOf(all);
  }

  /** Those of zooms of so many cells along a side at most. */
  public static List<Cell> cells(List<Cell> cells, int side) {
    return cells.stream().filter(cell -> cell.side() <= side).toList();
  }

  /** What they cost. */
  public static String cost(int portraits, int updates) {
    return String.format(
        Locale.ROOT,
        "%,d portraits of %,d updates: %,d passes forward and back",
        portraits,
        updates,
        (long) portraits * updates);
  }

  /**
   * @param samples of the layer whose cells they are
   * @param updates of each picture
   * @throws StoppedException if it is stopped before the last one
   */
  public static Portraits of(
      List<Cell> cells, Samples samples, Network network, int updates, Run run) {
    LayerId layer = new LayerId(samples.layer());
    Shape shape = network.model().graph().node(layer).shape();
    Whitening white = Whitening.of(samples.vectors(), DIMENSIONS, FLOOR);
    ActivationMaximisation climber =
        new ActivationMaximisation(Climbing.DEFAULT.steps(updates), Regularisation.NONE, 1, 0);
    List<Portrait> made = new ArrayList<>();
    run.progress().begin(cost(cells.size(), updates), (long) cells.size() * updates);
    try {
      for (Cell cell : cells) {
        float[] way = white.way(cell.mean());
        Volume aim =
            Volume.generate(way.length, shape.height(), shape.width(), (c, y, x) -> way[c]);
        Score score = Score.of(new Term.Along(layer, aim, POWER));
        Ascent ascent = climber.climb(network, score, run);
        if (ascent.updates() < updates) {
          throw new StoppedException(
              "stopped after %,d of %,d portraits: none is kept"
                  .formatted(made.size(), cells.size()));
        }
        made.add(
            new Portrait(
                cell, ascent.pictures().get(0), ascent.before().get(0), ascent.after().get(0)));
      }
    } finally {
      run.progress().end();
    }
    return new Portraits(made);
  }

  /** Of a cell: side, row and column. */
  static List<Integer> place(Cell cell) {
    return List.of(cell.side(), cell.row(), cell.column());
  }

  /** The side of the largest picture; nothing where there is none. */
  Optional<Integer> largest() {
    return all.stream()
        .map(one -> Math.max(one.picture().height(), one.picture().width()))
        .max(Integer::compare);
  }

  /** Takes the place of those of an earlier map, also if there are none. */
  public void write(Atlas atlas) throws IOException {
    if (all.isEmpty()) {
      new FolderStore(atlas.folder()).remove(org.convlens.atlas.Layout.whole(TABLE.name()));
      return;
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Portrait one : all) {
      rows.add(
          new @Nullable Object[] {
            one.cell().side(),
            one.cell().row(),
            one.cell().column(),
            one.before(),
            one.after(),
            one.picture().height(),
            one.picture().width(),
            one.picture().toArray()
          });
    }
    Kept.write(atlas, TABLE, rows);
  }
}
