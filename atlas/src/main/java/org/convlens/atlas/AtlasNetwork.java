package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.report.Opening;
import org.convlens.report.Source;
import org.convlens.studio.OpenedModel;
import org.convlens.task.UsageException;

/** The network that an atlas is about: where it lies, and whether another is the same. */
public record AtlasNetwork(Atlas atlas) {
  /**
   * How it is opened where it lies, without a file of labels: the atlas has its classes.
   *
   * @param named where that is; absent for where it was last seen
   */
  public Opening opening(Optional<String> named) throws IOException {
    Opening how = atlas.plan().question().network();
    Source own = how.source();
    Optional<Whereabouts> last = Whereabouts.find(new FolderStore(atlas.folder()));
    String place = named.or(() -> last.map(Whereabouts::network)).orElse(own.name());
    boolean file = !OpenedModel.isKnown(place) && Files.isRegularFile(Path.of(place));
    if (!file) {
      return as(how, own.at(place));
    }
    Path path = Path.of(place).toAbsolutePath().normalize();
    Source found = new Source(own.name(), Optional.of(path), own.sha256());
    Source through = own.output().map(found::throughOutput).orElse(found);
    return as(how, own.reading().map(through::readAs).orElse(through));
  }

  private static Opening as(Opening how, Source source) {
    return new Opening(source, how.inputSize(), how.preprocessing(), Optional.empty());
  }

  /**
   * @throws UsageException if it is another network, or is given pictures in another way
   */
  public void requireSame(OpenedModel opened) {
    AtlasPlan plan = atlas.plan();
    Source own = plan.question().network().source();
    if (!own.sha256().equals(opened.source().sha256())) {
      throw new UsageException(
              "the atlas is of '%s', not of '%s': name that network, or make an atlas of this one"
                  .formatted(own.name(), opened.source().name()))
          .about("atlas");
    }
    List<String> differences =
        new AtlasPlan(plan.question().in(opened.opening()), plan.scope())
            .differences(atlas.manifest().plan());
    if (!differences.isEmpty()) {
      throw new UsageException(
              "the atlas looked at its pictures in another way: %s"
                  .formatted(String.join("; ", differences)))
          .about("atlas");
    }
  }
}
