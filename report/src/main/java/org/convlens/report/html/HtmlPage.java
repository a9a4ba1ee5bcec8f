package org.convlens.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.convlens.report.Version;

/**
 * A page that is one file and needs nothing else.
 *
 * @param title as text
 * @param head more elements of the head, each with its line's end
 * @param style rules of its looks
 * @param body as HTML, with its last line's end
 */
public record HtmlPage(String title, String head, String style, String body) {
  public HtmlPage(String title, String style, String body) {
    this(title, "", style, body);
  }

  public String html() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="ConvLens %s">
        %s<title>%s · ConvLens</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(Version.text(), head, Html.text(title), style, body);
  }

  /** The text of a file that lies beside a class. */
  public static String resource(Class<?> neighbour, String name) {
    try (InputStream stream = Objects.requireNonNull(neighbour.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
