package org.convlens.format.zoo;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes one file from a disk. */
final class Copy {
  private static final int PIECE = 1 << 20;

  private final Room room;

  Copy(Room room) {
    this.room = room;
  }

  /**
   * Lets the part become the same as the file.
   *
   * @throws TransferException if it cannot be the right one, or the user stops; nothing stays
   */
  void fetch(Path file, PartFile part, Bounds bounds, Meter meter) throws IOException {
    long total = Files.size(file);
    bounds.require(total);
    part.delete();
    room.require(bounds.what(), total);
    meter.begin(0, total);
    URI source = file.toAbsolutePath().toUri();
    try (FileChannel from = FileChannel.open(file);
        FileChannel to = part.restart(source, "")) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      long here = 0;
      while (from.read(piece) >= 0) {
        meter.checkStopped();
        here += piece.flip().remaining();
        bounds.requireNoMore(here);
        while (piece.hasRemaining()) {
          to.write(piece);
        }
        piece.clear();
        meter.at(here);
      }
    } catch (IOException e) {
      part.delete();
      throw e;
    }
  }
}
