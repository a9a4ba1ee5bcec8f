package org.convlens.train.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convlens.film.Camera;
import org.convlens.film.Cast;
import org.convlens.film.CastCode;
import org.convlens.film.Frame;
import org.convlens.film.FrameCode;
import org.convlens.film.Story;
import org.convlens.net.History;
import org.convlens.train.Moment;

/**
 * Films a training. The frame before the first step begins with the cast: its length in four bytes
 * and its bytes; so a film is read without the pictures that the network learned from.
 *
 * @param camera on what is trained
 * @param stepsPerEpoch how many steps make an epoch
 */
public record RunFilm(Camera camera, int stepsPerEpoch) implements Film {
  @Override
  public Optional<byte[]> frame(Moment moment) {
    List<History.Epoch> epochs = moment.epochs();
    boolean ended = moment.means().count() == 0 && !epochs.isEmpty();
    Frame frame =
        camera.take(
            moment.learner().snapshot(moment.judged()),
            moment.step(),
            (double) moment.step() / stepsPerEpoch,
            ended ? Optional.of(epochs.get(epochs.size() - 1)) : Optional.empty());
    byte[] bytes = new FrameCode(camera.cast()).encode(frame);
    return Optional.of(moment.step() == 0 ? headed(bytes) : bytes);
  }

  private byte[] headed(byte[] frame) {
    byte[] cast = CastCode.encode(camera.cast());
    return ByteBuffer.allocate(Integer.BYTES + cast.length + frame.length)
        .putInt(cast.length)
        .put(cast)
        .put(frame)
        .array();
  }

  /** Whether the training in a folder was filmed from its beginning. */
  public static boolean wasTaken(Path folder) throws IOException {
    Path file = new RunFiles(folder).film();
    return Files.isRegularFile(file)
        && FrameLog.read(file).stream().anyMatch(frame -> frame.step() == 0);
  }

  /**
   * What was filmed so far of the training in a folder.
   *
   * @throws IOException in one line, if nothing was, or the film is damaged
   */
  public static Story story(Path folder) throws IOException {
    Path file = new RunFiles(folder).film();
    if (!Files.isRegularFile(file)) {
      throw new IOException("'" + folder + "' holds no film of a training");
    }
    List<FrameLog.Frame> log = FrameLog.read(file);
    if (log.isEmpty()) {
      throw new IOException(
          "the training in '" + folder + "' was not filmed: train without --no-film");
    }
    byte[] first = log.get(0).bytes();
    int length = first.length < Integer.BYTES ? -1 : ByteBuffer.wrap(first).getInt();
    if (length < 0 || length > first.length - Integer.BYTES) {
      throw new IOException("'" + file + "' does not begin with what is filmed: it is damaged");
    }
    int begin = Integer.BYTES + length;
    Cast cast = CastCode.decode(Arrays.copyOfRange(first, Integer.BYTES, begin));
    FrameCode code = new FrameCode(cast);
    List<Frame> frames = new ArrayList<>();
    for (FrameLog.Frame frame : log) {
      byte[] bytes = frame.bytes();
      frames.add(
          code.decode(frames.isEmpty() ? Arrays.copyOfRange(bytes, begin, bytes.length) : bytes));
    }
    return new Story(cast, frames);
  }
}
