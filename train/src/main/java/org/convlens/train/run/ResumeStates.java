package org.convlens.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.train.RunState;

/** The last two states of a training: should the newer one be damaged, the older one is there. */
final class ResumeStates {
  private static final String END = ".state";
  private static final int KEPT = 2;

  private final Path folder;
  private final List<String> damaged = new ArrayList<>();

  ResumeStates(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    SafeFile.sweep(folder);
  }

  /** The newest whole one. */
  Optional<StateFile> latest() throws IOException {
    for (Path file : newestFirst()) {
      try {
        return Optional.of(StateFile.read(file));
      } catch (IOException e) {
        damaged.add(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** One line for each that was passed over. */
  List<String> damaged() {
    return List.copyOf(damaged);
  }

  /** Older ones but the latest go once this one is whole. */
  void save(StateFile file) throws IOException {
    RunState state = file.state();
    file.write(folder.resolve("%012d-%06d%s".formatted(state.step(), state.epochs().size(), END)));
    retain(KEPT);
  }

  /** Takes away all but the newest. */
  void retain(int count) throws IOException {
    List<Path> files = newestFirst();
    for (Path old : files.subList(Math.min(count, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(END))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
