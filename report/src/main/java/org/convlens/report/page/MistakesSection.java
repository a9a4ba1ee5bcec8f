package org.convlens.report.page;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.convlens.data.LabelledPictures;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.cam.GradCam;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Raster;
import org.convlens.report.html.Html;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;

/** The mistakes that the network is surest of, and where it looked. */
record MistakesSection(Network network, LabelledPictures set, Confusion confusion) {
  private static final int MOST = 12;

  String html() throws IOException {
    List<Judged> errors = confusion.errors();
    if (errors.isEmpty()) {
      return Html.section(
          "mistakes", "Its surest mistakes", "It makes none on these pictures.", "");
    }
    StringBuilder figures = new StringBuilder("<div class=\"pair\">\n");
    for (Judged error : errors.subList(0, Math.min(MOST, errors.size()))) {
      figures.append(figure(error));
    }
    String lead =
        String.format(
            Locale.ROOT,
            "%,d of %,d pictures are taken for something else; these it is surest of. A map shows"
                + " where Grad-CAM sees what speaks for the answer.",
            errors.size(),
            confusion.all().size());
    return Html.section("mistakes", "Its surest mistakes", lead, figures + "</div>\n");
  }

  private String figure(Judged error) throws IOException {
    int index = Integer.parseInt(error.picture());
    Scene scene = Scene.of(network, set.picture(index));
    Raster photo = Raster.ofBytes(set.name(index), scene.requireView());
    String caption =
        String.format(
            Locale.ROOT,
            "“%s”, p = %.3f; it is “%s”, p = %.3f.",
            error.predicted().label(),
            error.predicted().probability(),
            error.truth().label(),
            error.truth().probability());
    String name = "Picture " + set.name(index);
    if (Place.LAST_SPATIAL.find(network.model().graph()).isEmpty()) {
      return Html.figure(TrainedPage.drawn(photo, name), caption, name);
    }
    Heatmap heat =
        new GradCam(Place.LAST_SPATIAL)
            .explain(
                network,
                scene.input(),
                Prediction.score(network.model().head(), error.predicted().index()));
    return Html.figure(
        TrainedPage.drawn(
            new Overlay(photo, heat.silent().titled("grad-cam, " + error.predicted().label())),
            name + " and where the network looked"),
        caption,
        name + ".");
  }
}
