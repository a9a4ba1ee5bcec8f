package org.convlens.web.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convlens.atlas.AtlasPlan;
import org.convlens.atlas.Due;
import org.convlens.atlas.Finish;
import org.convlens.atlas.FolderPictures;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Listing;
import org.convlens.atlas.LocalRunner;
import org.convlens.atlas.Scope;
import org.convlens.atlas.ShardLook;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.report.Question;
import org.convlens.studio.OpenedModel;
import org.convlens.task.Progress;
import org.convlens.web.TestWeb;

/** Atlases of pictures before the digits network. */
final class DigitAtlas {
  private DigitAtlas() {}

  /**
   * @param pictures a folder a class
   * @param knobs of what is gathered, where they stand elsewhere than here
   */
  static void make(Path pictures, Path atlas, Map<String, String> knobs) throws IOException {
    Question question = TestWeb.question("digits");
    OpenedModel opened = OpenedModel.open(question.network());
    Map<String, String> all = new HashMap<>(Map.of("layer", "pool2", "top", "4", "files", "2"));
    all.putAll(knobs);
    Scope scope = Knobs.with(Scope.DEFAULT, all);
    AtlasPlan plan = new AtlasPlan(question.in(opened.opening()), scope);
    FolderPictures source = FolderPictures.of(List.of(pictures));
    FolderStore store = new FolderStore(atlas);
    Engine engine = TestWeb.ENGINES.at(Precision.FLOAT32, 1);
    try (Network network = engine.open(opened.model())) {
      ShardLook look =
          new ShardLook(network, plan, Optional.empty(), engine.facts(), source, store);
      Listing listing =
          Listing.of(source, name -> OptionalInt.of(name.charAt(0) - '0'), 1, Progress.SILENT);
      new LocalRunner(look, store, 1).run(Due.of(plan, listing.roster(), store), Progress.SILENT);
      Finish.of(plan, opened.model(), store, listing.unread());
    }
  }
}
