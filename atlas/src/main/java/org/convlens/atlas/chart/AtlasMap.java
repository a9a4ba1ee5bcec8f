package org.convlens.atlas.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.nearest.Kept;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.table.Column;
import org.convlens.atlas.table.Column.Kind;
import org.convlens.atlas.table.Table;
import org.convlens.task.Run;
import org.jspecify.annotations.Nullable;

/**
 * The map of what a layer of an atlas sees.
 *
 * @param pictures of the atlas
 * @param samples of the layer
 * @param plane where they lie
 * @param cells at all zooms, the coarsest first
 */
public record AtlasMap(Pictured pictures, Samples samples, Plane plane, List<Cell> cells) {
  /** Where each sample lies. */
  public static final Table MAP =
      Table.of(
          "map",
          "A sampled cell on the map.",
          Column.of("digest", Kind.TEXT, "SHA-256 of the picture file's bytes"),
          Column.of("layer", Kind.TEXT, "its name"),
          Column.of("box_top", Kind.WHOLE, "first row of what it sees, of the network's input"),
          Column.of("box_left", Kind.WHOLE, "first column"),
          Column.of("map_x", Kind.REAL, "0..1 from the left"),
          Column.of("map_y", Kind.REAL, "0..1 from the top"));

  /** What lies in each cell of the grids. */
  public static final Table CELLS =
      Table.of(
          "map_cells",
          "A cell of the map at a zoom.",
          Column.of("side", Kind.WHOLE, "cells along a side of the map at this zoom"),
          Column.of("row", Kind.WHOLE, "from 0 at the top"),
          Column.of("column", Kind.WHOLE, "from 0 at the left"),
          Column.of("samples", Kind.WHOLE, "how many lie in it"),
          Column.of(
              "class", Kind.WHOLE, "index of the class that it speaks for most; -1 if unknown"),
          Column.of("effect", Kind.REALS, "on each class's logit, less what moves all alike"),
          Column.of("mean", Kind.REALS, "what the channels say on average"),
          Column.of("digests", Kind.TEXTS, "of the pictures of the samples nearest to the mean"));

  /** Numbers of a sample after whitening at most. */
  private static final int DIMENSIONS = 40;

  private static final double FLOOR = 0.01;

  /** Of samples that were read. */
  public static AtlasMap of(
      Pictured pictures, Samples samples, Chart chart, Grid grid, ClassEffect effect, Run run) {
    float[][] white = Whitening.of(samples.vectors(), DIMENSIONS, FLOOR).apply(samples.vectors());
    Plane plane = chart.of(white, run);
    return new AtlasMap(pictures, samples, plane, grid.cells(plane, samples.vectors(), effect));
  }

  public void write(Atlas atlas) throws IOException {
    List<@Nullable Object[]> points = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      int[] box = samples.box(i);
      points.add(
          new @Nullable Object[] {
            pictures.digests().get(samples.pictures()[i]),
            samples.layer(),
            box[0],
            box[1],
            plane.x()[i],
            plane.y()[i]
          });
    }
    Kept.write(atlas, MAP, points);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Cell cell : cells) {
      float[] effect = new float[cell.effect().length];
      for (int c = 0; c < effect.length; c++) {
        effect[c] = (float) cell.effect()[c];
      }
      rows.add(
          new @Nullable Object[] {
            cell.side(),
            cell.row(),
            cell.column(),
            cell.count(),
            cell.strongest(),
            effect,
            cell.mean(),
            Arrays.stream(cell.nearest())
                .mapToObj(i -> pictures.digests().get(samples.pictures()[i]))
                .toList()
          });
    }
    Kept.write(atlas, CELLS, rows);
  }

  /** For programs. */
  public Map<String, Object> facts(List<String> classes) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", samples.layer());
    facts.put("samples", samples.size());
    List<Map<String, Object>> zooms = new ArrayList<>();
    for (int side : cells.stream().map(Cell::side).distinct().toList()) {
      Map<String, Integer> spoken = new LinkedHashMap<>();
      List<Cell> own = cells.stream().filter(cell -> cell.side() == side).toList();
      for (Cell cell : own) {
        int c = cell.strongest();
        if (c >= 0) {
          spoken.merge(c < classes.size() ? classes.get(c) : "class " + c, 1, Integer::sum);
        }
      }
      Map<String, Object> zoom = new LinkedHashMap<>();
      zoom.put("side", side);
      zoom.put("cells", own.size());
      zoom.put("speakFor", spoken);
      zooms.add(zoom);
    }
    facts.put("zooms", zooms);
    return facts;
  }
}
