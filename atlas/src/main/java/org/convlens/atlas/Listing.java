package org.convlens.atlas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.convlens.task.Progress;
import org.convlens.task.Sha256;

/**
 * Pictures by their digests.
 *
 * @param roster those whose bytes can be read
 * @param unread those whose bytes cannot, in the order of their names
 */
public record Listing(Roster roster, List<Broken> unread) {
  /** Files that one piece of work reads. */
  private static final int PIECE = 64;

  public Listing {
    unread = unread.stream().sorted(Comparator.comparing(one -> one.names().get(0))).toList();
  }

  /**
   * Reads all files once.
   *
   * @param truth the class that a picture of a name truly is of, where that is known
   * @param lanes threads that read
   * @throws org.convlens.task.StoppedException if the progress is cancelled
   */
  public static Listing of(
      PictureSource pictures, Function<String, OptionalInt> truth, int lanes, Progress progress)
      throws IOException {
    List<PictureSource.Listed> all = pictures.list();
    List<Member> members = new ArrayList<>();
    List<Broken> unread = new ArrayList<>();
    progress.begin("files", all.size());
    try {
      LaneWork.each(
          (all.size() + PIECE - 1) / PIECE,
          lanes,
          progress,
          (piece, lane) -> {
            int end = Math.min(all.size(), (piece + 1) * PIECE);
            for (PictureSource.Listed one : all.subList(piece * PIECE, end)) {
              read(pictures, one.name(), truth, members, unread);
            }
            lane.advance(end - piece * PIECE, all.get(end - 1).name());
          });
    } finally {
      progress.end();
    }
    return new Listing(Roster.of(members), unread);
  }

  private static void read(
      PictureSource pictures,
      String name,
      Function<String, OptionalInt> truth,
      List<Member> members,
      List<Broken> unread) {
    try {
      byte[] bytes = pictures.bytes(name);
      String digest = new Sha256().add(bytes).text();
      Member member = new Member(digest, bytes.length, List.of(name), truth.apply(name));
      synchronized (members) {
        members.add(member);
      }
    } catch (IOException e) {
      Broken broken = new Broken("", List.of(name), String.valueOf(e.getMessage()));
      synchronized (unread) {
        unread.add(broken);
      }
    }
  }
}
