package org.convlens.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.report.Question;

/**
 * What a page shows and where it is served.
 *
 * @param networks how each network is asked; the first is shown
 * @param folder of pictures, or one picture, as the user named it
 * @param port 0 takes any that is free
 * @param host by which other machines call this one; absent if only this machine may look
 * @param atlas an atlas that the page shows, too
 * @param cache the user's folder for what can be made again, in which the key lies
 */
public record WebSettings(
    List<Question> networks,
    Optional<String> folder,
    int port,
    Optional<String> host,
    Optional<Path> atlas,
    Path cache) {
  public WebSettings {
    networks = List.copyOf(networks);
  }
}
