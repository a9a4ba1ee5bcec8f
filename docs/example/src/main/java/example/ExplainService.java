package example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.convlens.format.Models;
import org.convlens.format.image.Photo;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.cam.GradCam;
import org.convlens.net.Network;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.score.Prediction;
import org.convlens.task.UsageException;
import org.convlens.torch.Torch;

/**
 * A web service on one network. {@code POST /classify} a picture file and get its five most
 * probable classes; {@code POST /explain} it and get where the network looked, as PNG.
 */
public final class ExplainService implements AutoCloseable {
  private static final int MOST_BYTES = 20 << 20;

  private final Network network;
  private final Semaphore places;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /**
   * @param port 0 for any that is free
   * @param atOnce pictures that are looked at at a time, each on one processor; others wait
   */
  public ExplainService(Path model, int port, int atOnce) throws IOException {
    network = Torch.engine(new Torch.Options(1)).open(Models.open(model));
    places = new Semaphore(atOnce, true);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/classify", exchange -> answer(exchange, "text/plain", this::classify));
    server.createContext("/explain", exchange -> answer(exchange, "image/png", this::explain));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private byte[] classify(Scene scene) {
    StringBuilder lines = new StringBuilder();
    for (Prediction p : best(scene)) {
      lines.append(String.format(Locale.ROOT, "%.4f\t%s%n", p.probability(), p.label()));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] explain(Scene scene) {
    Prediction top = best(scene).get(0);
    Finding finding =
        new GradCam(Place.LAST_SPATIAL)
            .look(scene.explaining(Prediction.score(network.model().head(), top.index())));
    return Png.bytes(Drawing.draw(finding.picture()), Map.of());
  }

  private List<Prediction> best(Scene scene) {
    List<Prediction> all = Prediction.all(network, scene.input());
    return all.subList(0, Math.min(5, all.size()));
  }

  private interface Answer {
    byte[] to(Scene scene);
  }

  private record Reply(int status, String type, byte[] bytes) {
    static Reply line(int status, String text) {
      return new Reply(status, "text/plain", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private void answer(HttpExchange exchange, String type, Answer answer) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      Reply reply =
          body.length > MOST_BYTES
              ? Reply.line(413, "a picture may have 20 MB")
              : look(body, type, answer);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(reply.status(), reply.bytes().length);
      exchange.getResponseBody().write(reply.bytes());
    }
  }

  /** What is wrong with a picture, the library says in one line. */
  private Reply look(byte[] body, String type, Answer answer) {
    places.acquireUninterruptibly();
    try {
      return new Reply(200, type, answer.to(Scene.of(network, Photo.of(body))));
    } catch (IOException | UsageException e) {
      return Reply.line(400, e.getMessage());
    } finally {
      places.release();
    }
  }

  /** Requests that are under way have a second to end; the network waits for who still looks. */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdown();
    network.close();
  }

  public static void main(String[] arguments) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExplainService service = new ExplainService(Path.of(arguments[0]), 8080, processors);
    Runtime.getRuntime().addShutdownHook(new Thread(service::close));
    System.out.println("http://localhost:" + service.port() + "/explain");
  }
}
