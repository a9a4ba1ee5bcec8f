package org.convlens.web.stock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convlens.report.Question;
import org.convlens.studio.RunFilms;
import org.convlens.train.run.RunFiles;
import org.convlens.train.run.RunFilm;

/** The film of the training that a network comes from, as far as that has gone. */
public final class FilmedRun {
  private final Path folder;
  private boolean taken;
  private long pageOf = -1;
  private byte[] page = {};

  private FilmedRun(Path folder) {
    this.folder = folder;
  }

  /** One for each network. */
  public static List<Optional<FilmedRun>> ofAll(List<Question> networks) {
    return networks.stream().map(one -> of(one.network().source().name())).toList();
  }

  /**
   * @param network as it was named; absent if it is none of a training in a folder
   */
  static Optional<FilmedRun> of(String network) {
    if (!RunFiles.names(network)) {
      return Optional.empty();
    }
    Path whole = Path.of(network);
    boolean alone = RunFiles.isRun(whole);
    return Optional.of(
        new FilmedRun(alone ? whole : Path.of(network.substring(0, network.lastIndexOf('@')))));
  }

  /**
   * How many bytes the film has: more when the training has gone on.
   *
   * @throws IOException with one line, if the training was not filmed
   */
  public synchronized long bytes() throws IOException {
    if (!taken) {
      taken = RunFilm.wasTaken(folder);
    }
    if (!taken) {
      throw new IOException(
          "the training in '" + folder + "' was not filmed: train without --no-film");
    }
    return Files.size(new RunFiles(folder).film());
  }

  /**
   * The page that plays it, in one file.
   *
   * @throws IOException with one line, if there is no film, or it is damaged
   */
  public synchronized byte[] page() throws IOException {
    long bytes = bytes();
    if (bytes != pageOf) {
      page = RunFilms.page(folder).html().getBytes(StandardCharsets.UTF_8);
      pageOf = bytes;
    }
    return page.clone();
  }

  /**
   * What a browser may do with a page: run the scripts and use the styles that lie in it, known by
   * their hashes, show them within a page of this program, and nothing else.
   */
  public static String policy(byte[] page) {
    String html = new String(page, StandardCharsets.UTF_8);
    return "default-src 'none'; img-src data: blob:; script-src "
        + hashes(html, "script")
        + "; style-src "
        + hashes(html, "style")
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
  }

  /** Of all elements of a name that have no attribute. */
  private static String hashes(String html, String name) {
    Matcher each =
        Pattern.compile("<%1$s>(.*?)</%1$s>".formatted(name), Pattern.DOTALL).matcher(html);
    return each.results()
        .map(found -> "'sha256-" + hash(found.group(1)) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
