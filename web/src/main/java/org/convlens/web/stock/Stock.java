package org.convlens.web.stock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.format.image.PhotoFolder;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.studio.OpenedPicture;
import org.convlens.task.UsageException;

/**
 * What visitors may look at. They choose by places in lists: no name of a file that somebody sends
 * is ever opened.
 *
 * @param networks each asked about as it was named when the program started; the first is shown
 * @param films of the trainings that they come from, one for each network
 * @param folder of pictures, if one was named
 * @param folderName as it was named
 * @param brought what visitors brought along
 * @param atlas of many pictures, if one was named
 */
public record Stock(
    List<Question> networks,
    List<Optional<FilmedRun>> films,
    Optional<PhotoFolder> folder,
    String folderName,
    BroughtPictures brought,
    Optional<ShownAtlas> atlas) {
  /** Digits that the program draws. */
  public static final int DIGITS = 10;

  public Stock {
    networks = List.copyOf(networks);
    films = List.copyOf(films);
  }

  /**
   * @throws UsageException if there are fewer
   */
  public Question network(int index) {
    if (index < 0 || index >= networks.size()) {
      throw new UsageException("no network " + index + ": there are 0 to " + (networks.size() - 1));
    }
    return networks.get(index);
  }

  /**
   * The atlas.
   *
   * @throws UsageException if none was named
   */
  public ShownAtlas requireAtlas() {
    return atlas.orElseThrow(
        () -> new UsageException("there is no atlas here: the program was started without one"));
  }

  /**
   * The film of the training that a network comes from; absent if it comes from none.
   *
   * @throws UsageException if there are fewer networks
   */
  public Optional<FilmedRun> film(int network) {
    network(network);
    return films.get(network);
  }

  /** How many pictures the folder has. */
  public int pictures() {
    return folder.map(PhotoFolder::size).orElse(0);
  }

  /** What a picture of the folder is called there. */
  public String pictureName(int index) {
    return requireFolder(index).name(index);
  }

  /** A picture of the folder, under the name by which the command line would call it. */
  public Source picture(int index) {
    return Source.file(file(index).toString());
  }

  /** Where a picture of the folder lies. */
  public Path file(int index) {
    return requireFolder(index).files().get(index);
  }

  /**
   * A digit that the program draws.
   *
   * @throws UsageException if it is none
   */
  public static Source digit(int digit) {
    if (digit < 0 || digit >= DIGITS) {
      throw new UsageException("no digit " + digit + ": there are 0 to 9");
    }
    return Source.named("digit:" + digit);
  }

  /**
   * What a visitor brought.
   *
   * @throws IOException with one line, if it is kept no more
   */
  public Source brought(String name) throws IOException {
    return brought
        .find(name)
        .map(OpenedPicture::source)
        .orElseThrow(() -> new IOException("that picture is kept no more: show it again"));
  }

  private PhotoFolder requireFolder(int index) {
    PhotoFolder album =
        folder.orElseThrow(() -> new UsageException("no folder of pictures was named"));
    if (index < 0 || index >= album.size()) {
      throw new UsageException("no picture " + index + ": there are 0 to " + (album.size() - 1));
    }
    return album;
  }
}
