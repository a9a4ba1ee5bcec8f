package org.convlens.train.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.train.Keeper;
import org.convlens.train.Moment;
import org.convlens.train.RunState;
import org.convlens.train.TrainingResult;

/**
 * A training's folder, held by one process at a time. What stands in it is written in such an order
 * that the state to go on from never speaks of what is not there. To be closed.
 */
public final class RunFolder implements Keeper, AutoCloseable {
  private final RunFiles files;
  private final Settings settings;
  private final Map<String, String> facts;
  private final FileChannel locked;
  private final ResumeStates states;
  private final FrameLog film;
  private final RunTimes times;
  private final List<String> notes = new ArrayList<>();
  private Optional<RunState> left;
  private long saved = System.nanoTime();
  private long cost;
  private final Spent spent = new Spent();

  /**
   * @param every seconds from one state to the next; 0 after every step
   * @param share of the time that states may take at most: they are rarer where they would take
   *     more
   * @param retention which epochs' weights stay
   * @param film what takes frames
   */
  public record Settings(
      double every, double share, Retention retention, Film film, ModelFiles models) {}

  private RunFolder(
      RunFiles files, Settings settings, Map<String, String> facts, FileChannel locked)
      throws IOException {
    this.files = files;
    this.settings = settings;
    this.facts = facts;
    this.locked = locked;
    Files.createDirectories(files.epochs());
    SafeFile.sweep(files.folder());
    SafeFile.sweep(files.epochs());
    this.states = new ResumeStates(files.states());
    this.film = FrameLog.open(files.film());
    this.times = new RunTimes(files.times());
    this.left = states.latest().map(this::takenUp);
    if (left.isPresent()) {
      prune(left.get());
      film.cutAfter(left.get().step(), left.get().epochs().size());
      times.tell("resumed", left.get().step());
    } else {
      film.cutAfter(-1, 0);
      times.tell("begun", 0);
    }
  }

  private RunState takenUp(StateFile file) {
    states.damaged().forEach(line -> notes.add(line + ": the one before it is taken"));
    notes.addAll(differences(file.facts()));
    return file.state();
  }

  /**
   * Begins a training.
   *
   * @param folder new, or empty
   * @param description what {@code run.json} shall hold
   * @param facts what the same bits hang on besides the state, by name
   * @throws IOException with one line, if there is something in the folder or it cannot be made
   */
  public static RunFolder begin(
      Path folder, String description, Settings settings, Map<String, String> facts)
      throws IOException {
    requireEmpty(folder);
    RunFiles files = new RunFiles(folder);
    Files.createDirectories(folder);
    FileChannel locked = lock(files);
    try {
      SafeFile.write(files.description(), description.getBytes(StandardCharsets.UTF_8));
      return new RunFolder(files, settings, facts, locked);
    } catch (IOException | RuntimeException e) {
      locked.close();
      throw e;
    }
  }

  /**
   * @throws IOException with one line, if there is something in the folder
   */
  public static void requireEmpty(Path folder) throws IOException {
    if (RunFiles.isRun(folder)) {
      throw new IOException(
          "'" + folder + "' holds a training: go on with it, or name another folder");
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("'" + folder + "' is no folder: name a folder, or a file FILE.onnx");
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.anyMatch(entry -> !isLeftOver(entry))) {
          throw new IOException("'" + folder + "' holds something else: name another folder");
        }
      }
    }
  }

  /** Whether a process left it that was ended before it had begun. */
  private static boolean isLeftOver(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.equals(".lock") || name.endsWith(SafeFile.PART);
  }

  /**
   * Goes on with a training.
   *
   * @throws IOException with one line, if there is none, or another process is at it
   */
  public static RunFolder resume(Path folder, Settings settings, Map<String, String> facts)
      throws IOException {
    RunFiles files = new RunFiles(folder);
    if (!RunFiles.isRun(folder)) {
      throw new IOException("'" + folder + "' holds no training: there is no run.json in it");
    }
    FileChannel locked = lock(files);
    try {
      return new RunFolder(files, settings, facts, locked);
    } catch (IOException | RuntimeException e) {
      locked.close();
      throw e;
    }
  }

  private static FileChannel lock(RunFiles files) throws IOException {
    FileChannel channel =
        FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new IOException("'" + files.folder() + "': another process is at this training");
    }
    return channel;
  }

  /** Takes the place of what {@code run.json} holds. */
  public void describe(String description) throws IOException {
    SafeFile.write(files.description(), description.getBytes(StandardCharsets.UTF_8));
  }

  public RunFiles files() {
    return files;
  }

  /** One line for each thing that a reader must know, such as why bits may differ. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Optional<RunState> latest() {
    Optional<RunState> state = left;
    left = Optional.empty();
    return state;
  }

  private List<String> differences(Map<String, String> before) {
    Set<String> names = new LinkedHashSet<>(facts.keySet());
    names.addAll(before.keySet());
    return names.stream()
        .filter(name -> !facts.getOrDefault(name, "").equals(before.getOrDefault(name, "")))
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "%s was '%s' and is '%s': the rest may differ in the last bits from what it"
                        + " would have been",
                    name,
                    before.getOrDefault(name, "unknown"),
                    facts.getOrDefault(name, "unknown")))
        .toList();
  }

  @Override
  public boolean isDue() {
    double seconds = (System.nanoTime() - saved) / 1e9;
    return settings.every == 0 || (seconds >= settings.every && isWorthSaving());
  }

  @Override
  public boolean isWorthSaving() {
    return settings.every == 0 || System.nanoTime() - saved >= cost / settings.share;
  }

  @Override
  public void save(RunState state) throws IOException {
    long begun = System.nanoTime();
    film.sync();
    states.save(new StateFile(facts, state));
    prune(state);
    saved = System.nanoTime();
    cost = saved - begun;
    spent.states += cost;
  }

  /** Only what no state that is kept speaks of. */
  private void prune(RunState state) throws IOException {
    int epochs = state.epochs().size();
    for (int epoch : files.kept()) {
      if (epoch < epochs && !settings.retention.keeps(epoch, state.best().epoch(), epochs)) {
        Files.deleteIfExists(files.epoch(epoch));
      }
    }
  }

  @Override
  public void epoch(EpochEnd end) throws IOException {
    long begun = System.nanoTime();
    Path file = files.epoch(end.epoch());
    SafeFile.write(file, settings.models.bytes(end.model()));
    SafeFile.link(file, files.last());
    if (end.best() || end.epoch() == 0) {
      SafeFile.link(file, files.best());
    }
    List<History.Epoch> epochs = end.model().history().map(History::epochs).orElse(List.of());
    SafeFile.write(files.history(), HistoryLines.of(epochs).getBytes(StandardCharsets.UTF_8));
    times.tell("epoch " + end.epoch(), end.step());
    spent.weights += System.nanoTime() - begun;
  }

  @Override
  public void moment(Moment moment) throws IOException {
    long begun = System.nanoTime();
    Optional<byte[]> frame = settings.film.frame(moment);
    if (frame.isPresent()) {
      film.append(new FrameLog.Frame(moment.step(), moment.epoch(), frame.get()));
    }
    spent.film += System.nanoTime() - begun;
  }

  @Override
  public Graph weights(int epoch) throws IOException {
    return settings.models.read(files.epoch(epoch)).graph();
  }

  @Override
  public void end(TrainingResult result) throws IOException {
    if (!result.cancelled()) {
      SafeFile.write(files.best(), settings.models.bytes(result.trained()));
      states.retain(1);
    }
    times.tell(result.cancelled() ? "stopped" : "finished", -1, spent.text());
  }

  @Override
  public void close() throws IOException {
    film.close();
    locked.close();
  }
}
