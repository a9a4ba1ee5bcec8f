package org.convlens.cli.command;

import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Raster;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Json;
import org.convlens.task.Note;

/**
 * Draws a tiny picture for nobody, while another thread starts the engine: what drawing needs is
 * then loaded when the real picture comes.
 */
final class Rehearsal {
  private static final int SIDE = 4;

  private Rehearsal() {}

  static void play() {
    Raster photo = new Raster("photo", Volume.zeros(3, SIDE, SIDE));
    Heatmap heat = new Heatmap("heat", Volume.zeros(1, 2, 2), false, List.of(Note.warning("note")));
    Png.bytes(Drawing.draw(new Overlay(photo, heat)), Map.of());
    Json.text(Map.of());
  }
}
