package org.convlens.report.page;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import org.convlens.picture.Picture;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.drawing.Style;
import org.convlens.picture.file.Png;
import org.convlens.report.Provenance;
import org.convlens.report.html.Html;
import org.jspecify.annotations.Nullable;

/** Draws the pictures of a page; each is a whole file that says how it was made. */
final class PagePictures {
  private static final String LIGHT = "light";
  private static final String DARK = "dark";

  private final Provenance page;
  private final Optional<Map<String, String>> wanted;
  private byte @Nullable [] found;

  private PagePictures(Provenance page, Optional<Map<String, String>> wanted) {
    this.page = page;
    this.wanted = wanted;
  }

  /** Draws all that it is given. */
  static PagePictures of(Provenance page) {
    return new PagePictures(page, Optional.empty());
  }

  /** Draws and keeps one picture of a page. */
  static PagePictures seeking(Provenance picture) {
    return new PagePictures(picture, Optional.of(picture.knobs()));
  }

  /** A drawn picture for light and for dark surroundings, inside the page. */
  String picture(PagePart part, Picture picture, String description) {
    if (wanted.isPresent()) {
      seek(part, picture);
      return "";
    }
    BufferedImage light = Drawing.draw(picture, Style.LIGHT);
    BufferedImage dark = Drawing.draw(picture, Style.DARK);
    return Html.picture(
        file(light, part.in(LIGHT)),
        file(dark, part.in(DARK)),
        light.getWidth(),
        light.getHeight(),
        description);
  }

  /** The file of the picture that is wanted, if it came by. */
  Optional<byte[]> found() {
    return Optional.ofNullable(found);
  }

  private void seek(PagePart part, Picture picture) {
    for (String style : new String[] {LIGHT, DARK}) {
      if (found == null && wanted.equals(Optional.of(part.in(style).knobs()))) {
        Style drawn = style.equals(DARK) ? Style.DARK : Style.LIGHT;
        found = file(Drawing.draw(picture, drawn), part.in(style));
      }
    }
  }

  private byte[] file(BufferedImage image, PagePart part) {
    Provenance own = page.part(part.knobs(), part.isOfBoth(), part.isOfAtlas());
    return Png.packed(image, Map.of(Png.PROVENANCE, own.toLine()));
  }
}
