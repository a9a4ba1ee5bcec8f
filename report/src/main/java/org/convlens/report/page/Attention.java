package org.convlens.report.page;

import java.util.List;
import java.util.Locale;
import org.convlens.method.Explanation;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.cam.GradCam;
import org.convlens.net.Head;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Picture;
import org.convlens.score.Prediction;

/** Where the network looked: Grad-CAM over the picture, with its diagnosis. */
record Attention(Subject subject) {
  String html() {
    Prediction explained = subject.explained();
    Scene scene = subject.scene().explaining(subject.score(explained));
    Explanation method = new GradCam(Place.LAST_SPATIAL);
    Picture found = method.look(scene).picture();
    StringBuilder content = new StringBuilder();
    String description =
        "Grad-CAM for class " + explained.label() + " over the picture: " + found.title();
    content.append(
        Html.figure(
            Html.picture(plain(found), description),
            "Grad-CAM.",
            "Where the colours are bright, the feature maps of the last spatial layer speak for"
                + " the class; the map is as coarse as that layer."));
    if (found instanceof Overlay overlay) {
      content.append(Html.notes(overlay.heat().notes()));
    }
    String ending = subject.model().head().activation() == Head.Activation.NONE ? "" : ending();
    String lead =
        String.format(
            Locale.ROOT,
            "What speaks for “%s” (p = %.3f), measured at its logit%s.",
            explained.label(),
            explained.probability(),
            ending);
    return Html.section("attention", "Where it looked", lead, content.toString());
  }

  /** Its notes stand beside it, as text. */
  private static Picture plain(Picture found) {
    if (!(found instanceof Overlay overlay)) {
      return found;
    }
    Heatmap heat = overlay.heat();
    Heatmap silent = new Heatmap(heat.title(), heat.map(), heat.signed(), List.of(), heat.scale());
    return new Overlay(overlay.photo(), silent, overlay.opacity());
  }

  private String ending() {
    String name = subject.model().head().activation().name().toLowerCase(Locale.ROOT);
    return ", before the " + name.replace('_', ' ') + " in which the network ends";
  }
}
