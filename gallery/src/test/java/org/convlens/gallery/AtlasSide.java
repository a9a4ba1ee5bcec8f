package org.convlens.gallery;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.atlas.AtlasPlan;
import org.convlens.atlas.Cluster;
import org.convlens.atlas.Due;
import org.convlens.atlas.Finish;
import org.convlens.atlas.FolderPictures;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Listing;
import org.convlens.atlas.LocalRunner;
import org.convlens.atlas.Runner;
import org.convlens.atlas.Scope;
import org.convlens.atlas.ShardLook;
import org.convlens.atlas.Watch;
import org.convlens.format.image.Photo;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.studio.OpenedModel;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.trust.Claim;

/**
 * What docs/performance/atlas measures: the passes of an atlas alone, and the atlas, on the same
 * pictures. Processor time of the whole process from the opened network on, since other programs do
 * not count in it, and time on the clock.
 */
final class AtlasSide {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final OpenedModel opened;
  private final AtlasPlan plan;
  private final Path pictures;

  private AtlasSide(String model, String knobs, Path pictures) throws IOException {
    this.opened = OpenedModel.open(Opening.of(Source.named(model)));
    Map<String, String> turned = new LinkedHashMap<>();
    for (String knob : knobs.isEmpty() ? new String[0] : knobs.split(";", -1)) {
      turned.put(knob.substring(0, knob.indexOf('=')), knob.substring(knob.indexOf('=') + 1));
    }
    this.plan = new AtlasPlan(Question.of(opened.opening()), Knobs.with(Scope.DEFAULT, turned));
    this.pictures = pictures;
  }

  /**
   * @param args {@code plain LANES MODEL KNOBS PICTURES}, {@code atlas LANES MODEL KNOBS PICTURES
   *     FOLDER}, the same with {@code spark MASTER}; knobs such as {@code top=9;relevance=no}. The
   *     system property {@code warm} says how many turns go before the last: they are told as well,
   *     with all that Java compiles in them
   */
  public static void main(String[] args) throws IOException {
    AtlasSide side = new AtlasSide(args[2], args[3], Path.of(args[4]));
    for (int turn = Integer.getInteger("warm", 0); turn >= 0; turn--) {
      Path folder = Path.of(args[args.length - 1] + "-" + turn);
      switch (args[0]) {
        case "plain" -> side.plain(Integer.parseInt(args[1]));
        case "atlas" -> side.atlas(Integer.parseInt(args[1]), folder);
        default -> side.spark(args[1], folder);
      }
    }
  }

  private void plain(int lanes) throws IOException {
    Torch engine = Torch.engine(new Torch.Options(1));
    List<Path> files = FolderPictures.of(List.of(pictures)).files();
    try (Network network = engine.open(opened.model())) {
      Watch watch = Watch.of(plan, opened.model());
      Meter meter = new Meter();
      AtomicInteger next = new AtomicInteger();
      List<Thread> threads =
          IntStream.range(0, lanes)
              .mapToObj(lane -> new Thread(() -> passes(network, watch, files, next)))
              .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      meter.tell("passes alone, " + lanes + " side by side", files.size());
    } catch (InterruptedException e) {
      throw new IOException("stopped", e);
    }
  }

  private static void passes(Network network, Watch watch, List<Path> files, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      try {
        pass(network, watch, Photo.read(files.get(i)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * A pass that says what the plan's layers say, one back where relevance is asked, and the map.
   */
  private static void pass(Network network, Watch watch, Volume picture) {
    Model model = network.model();
    Shape shape = model.graph().inputShape();
    Volume view = model.preprocessing().view(picture, shape.height(), shape.width());
    Volume input = model.preprocessing().normalise(view);
    Set<LayerId> pulled = watch.pulled();
    int best;
    try (Trace trace = network.trace(List.of(input), watch.layersOfInterest(), pulled)) {
      watch.layersOfInterest().forEach(layer -> trace.at(0, layer));
      best = trace.at(0, watch.head().logits()).argmax();
      if (!pulled.isEmpty()) {
        Score score = Prediction.score(watch.head(), best);
        trace.pull(score.slope(model.graph(), trace), pulled);
      }
    }
    if (watch.method().isPresent()) {
      Scene scene = new Scene(network, Optional.of(view), Optional.empty(), 0, Progress.SILENT);
      Claim.of(scene, best, watch.method().get().method());
    }
  }

  private void atlas(int lanes, Path folder) throws IOException {
    Torch engine = Torch.engine(new Torch.Options(1));
    FolderPictures files = FolderPictures.of(List.of(pictures));
    FolderStore store = new FolderStore(folder);
    try (Network network = engine.open(opened.model())) {
      ShardLook look = new ShardLook(network, plan, Optional.empty(), engine.facts(), files, store);
      made(new LocalRunner(look, store, lanes), "atlas, " + lanes + " side by side");
    }
  }

  private void spark(String master, Path folder) throws IOException {
    Cluster.Order order = new Cluster.Order(master, pictures.toString(), folder.toString(), 0);
    try (Cluster.Session session = Cluster.found().begin(order)) {
      made(session, "atlas, spark " + master);
    }
  }

  /** All of it: files read for their digests, looked at, put together. */
  private void made(Runner runner, String what) throws IOException {
    Meter meter = new Meter();
    Listing listing = runner.list(name -> OptionalInt.empty(), Progress.SILENT);
    Due due = Due.of(plan, listing.roster(), runner.store());
    runner.run(due, Progress.SILENT);
    Finish.of(plan, opened.model(), runner.store(), listing.unread());
    runner.store().sweep();
    meter.tell(what, due.looks());
  }

  /** Time from its making on. */
  private static final class Meter {
    private final long spent = SYSTEM.getProcessCpuTime();
    private final long begun = System.nanoTime();

    void tell(String what, int looks) throws IOException {
      double processor = (SYSTEM.getProcessCpuTime() - spent) / 1e6 / looks;
      double clock = (System.nanoTime() - begun) / 1e6 / looks;
      String most =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmHWM"))
              .findFirst()
              .orElse("")
              .replaceAll("\\D", "");
      System.out.printf(
          Locale.ROOT,
          "%s: %d pictures, %.2f ms of processor time and %.2f ms on the clock each, %s kB%n",
          what,
          looks,
          processor,
          clock,
          most);
    }
  }
}
