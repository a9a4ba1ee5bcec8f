package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.AtlasAlbum;
import org.convlens.atlas.AtlasQuestions;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Whereabouts;
import org.convlens.method.Channels;
import org.convlens.method.Place;
import org.convlens.method.patch.StrongUnit;
import org.convlens.method.patch.TopPatches;
import org.convlens.picture.Sheet;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Opening;
import org.convlens.report.OutputFile;
import org.convlens.studio.OpenedModel;
import org.jspecify.annotations.Nullable;

/**
 * Draws what an atlas found, out of the pictures.
 *
 * @param pictures where these lie; null for where they lay
 * @param network where it lies; null for where it lay
 */
record AtlasSheet(AtlasQuestions ask, @Nullable Path pictures, @Nullable String network) {
  private static final int MOST = 64;

  /** The strongest patches of a channel. */
  void draw(Path file, String layer, int channel, String by, int most) throws IOException {
    Optional<Whereabouts> last = Whereabouts.find(new FolderStore(ask.atlas().folder()));
    Opening opening = ask.atlas().plan().question().network();
    String place =
        network != null ? network : last.map(Whereabouts::network).orElse(opening.source().name());
    OpenedModel opened =
        OpenedModel.open(
            new Opening(
                opening.source().at(place),
                opening.inputSize(),
                opening.preprocessing(),
                Optional.empty()));
    Path folder =
        pictures != null
            ? pictures
            : last.map(Whereabouts::pictures)
                .orElseThrow(
                    () -> new IOException("where the pictures lie is not known: give --pictures"));
    int top = Math.min(most, MOST);
    List<StrongUnit> units = ask.units(layer, channel, by, top);
    TopPatches patches =
        new TopPatches(
            Place.named(layer),
            new Channels(Integer.toString(channel)),
            0,
            top,
            1,
            TopPatches.Shows.AUTO,
            1);
    AtlasAlbum album = new AtlasAlbum(folder, units.stream().map(StrongUnit::picture).toList());
    String title =
        String.format(
            Locale.ROOT,
            "%s:%d, the strongest by %s among %,d pictures",
            layer,
            channel,
            by,
            ask.atlas().manifest().summary().pictures());
    Sheet sheet = patches.sheet(opened.model(), List.of(units), album, title);
    OutputFile.at(file).write(Png.bytes(Drawing.draw(sheet), Map.of()));
  }
}
