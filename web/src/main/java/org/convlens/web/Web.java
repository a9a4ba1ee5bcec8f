package org.convlens.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.atlas.AtlasNetwork;
import org.convlens.format.image.PhotoFolder;
import org.convlens.studio.Engines;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Shelf;
import org.convlens.studio.Studio;
import org.convlens.web.desk.Desk;
import org.convlens.web.guard.Guard;
import org.convlens.web.page.PageFiles;
import org.convlens.web.stock.BroughtPictures;
import org.convlens.web.stock.FilmedRun;
import org.convlens.web.stock.ShownAtlas;
import org.convlens.web.stock.Stock;
import org.convlens.web.stock.Thumbnails;
import org.convlens.web.visit.House;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The page's server. It listens from {@link #open} until it is closed. */
public final class Web implements AutoCloseable {
  private static final int MOST_NETWORKS = 8;
  private static final int MOST_QUICK = 2_000;
  private static final int MOST_JOBS = 300;
  private static final int MOST_PICTURES = 100_000;

  /** On the disk, of what took long to find. */
  private static final long MOST_FACTS = 256L << 20;

  private static final int YEAR = 365 * 24 * 3600;
  private static final int MOST_THREADS = 64;

  /** Nothing from elsewhere, nothing inline, in nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:;"
          + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Guard guard;
  private final PageFiles files = new PageFiles();
  private final Stock stock;
  private final Thumbnails thumbnails;
  private final FramedPages framed;
  private final Studio studio;
  private final Desk desk;
  private final Sockets sockets;
  private final Javalin server;

  private Web(
      WebSettings settings,
      Optional<PhotoFolder> folder,
      Optional<ShownAtlas> atlas,
      Guard guard,
      Engines engines) {
    this.guard = guard;
    studio =
        new Studio(engines, MOST_NETWORKS)
            .keeping(new Shelf(settings.cache().resolve("facts"), MOST_FACTS));
    BroughtPictures brought = new BroughtPictures(studio.pictures());
    desk = new Desk(MOST_QUICK, MOST_JOBS);
    stock =
        new Stock(
            settings.networks(),
            FilmedRun.ofAll(settings.networks()),
            folder,
            settings.folder().orElse(""),
            brought,
            atlas);
    thumbnails = new Thumbnails(stock);
    framed = new FramedPages(stock);
    sockets = new Sockets(new House(studio, stock, desk::isIdle), desk);
    server = Javalin.create(config -> configure(config, settings));
  }

  private static Optional<PhotoFolder> folder(WebSettings settings) throws IOException {
    if (settings.folder().isEmpty()) {
      return Optional.empty();
    }
    Path path = Path.of(settings.folder().get());
    return Optional.of(
        Files.isRegularFile(path)
            ? PhotoFolder.single(path)
            : PhotoFolder.open(path, MOST_PICTURES));
  }

  /**
   * Opens the first network, too, so that what is wrong with it is said at once.
   *
   * @throws IOException with one line, if a network or folder cannot be opened, or the port is
   *     taken
   */
  public static Web open(WebSettings settings, Engines engines) throws IOException {
    Guard guard = Guard.of(settings.cache(), settings.host());
    Optional<PhotoFolder> folder = folder(settings);
    Optional<ShownAtlas> atlas = Optional.empty();
    if (settings.atlas().isPresent()) {
      atlas = Optional.of(ShownAtlas.open(settings.atlas().get(), folder));
    }
    Web web = new Web(settings, folder, atlas, guard, engines);
    try {
      var first = settings.networks().get(0);
      web.studio.begin(first.precision(), first.threads());
      OpenedModel opened = web.studio.model(first.network());
      atlas.ifPresent(shown -> new AtlasNetwork(shown.atlas()).requireSame(opened));
      web.server.start();
      return web;
    } catch (IOException | RuntimeException e) {
      web.close();
      if (e instanceof io.javalin.util.JavalinBindException) {
        throw new BindException(
            "port " + settings.port() + " is taken: choose another, or 0 for any");
      }
      throw e;
    }
  }

  private void configure(JavalinConfig config, WebSettings settings) {
    config.startup.showJavalinBanner = false;
    config.jetty.host = settings.host().isPresent() ? "0.0.0.0" : "127.0.0.1";
    config.jetty.port = settings.port();
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, 10_000);
    threads.setName("convlens-web");
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxBinaryMessageSize(Sockets.MOST_BYTES);
          factory.setMaxTextMessageSize(0);
          factory.setIdleTimeout(Duration.ofMinutes(10));
        });
    config.http.generateEtags = true;
    config.routes.before(this::admit);
    files.paths().forEach(path -> config.routes.get(path, this::serve));
    config.routes.get("/thumbnail/{index}", this::thumbnail);
    config.routes.get("/film/{network}", framed::film);
    config.routes.get("/atlas/map", framed::map);
    config.routes.get("/heat/{index}", this::heat);
    config.routes.get("/view/{network}/{index}/{box}", this::part);
    config.routes.wsBeforeUpgrade(this::admitSocket);
    config.routes.ws("/socket", sockets::configure);
  }

  /** Every request passes here. */
  private void admit(Context request) {
    headers(request);
    String called = request.header("Host");
    boolean own = guard.isOwnHost(called) && guard.isOwnOrigin(request.header("Origin"), called);
    if (!own) {
      refuse(request);
    } else if (guard.isToken(request.queryParam("token"))) {
      request.cookie(
          new Cookie(Guard.COOKIE, guard.cookie(), "/", YEAR, false, true, null, SameSite.STRICT));
      request.redirect("/", io.javalin.http.HttpStatus.SEE_OTHER);
      request.skipRemainingHandlers();
    } else if (!guard.isCookie(request.cookie(Guard.COOKIE))) {
      refuse(request);
    }
  }

  private void admitSocket(Context request) {
    String called = request.header("Host");
    boolean own =
        guard.isOwnHost(called)
            && request.header("Origin") != null
            && guard.isOwnOrigin(request.header("Origin"), called)
            && guard.isCookie(request.cookie(Guard.COOKIE));
    if (!own) {
      refuse(request);
    }
  }

  private static void headers(Context request) {
    request.header("Content-Security-Policy", POLICY);
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    request.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    request.header("Cache-Control", "no-cache");
  }

  private void refuse(Context request) {
    PageFiles.PageFile page = files.find("/refused").orElseThrow();
    request.status(403).contentType(page.type()).result(page.bytes());
    request.skipRemainingHandlers();
  }

  private void serve(Context request) {
    PageFiles.PageFile file = files.find(request.path()).orElseThrow();
    request.contentType(file.type()).result(file.bytes());
  }

  private void thumbnail(Context request) {
    png(request, number(request, "index").flatMap(thumbnails::of));
  }

  private void heat(Context request) {
    png(request, number(request, "index").flatMap(index -> thumbnails.heat(studio, index)));
  }

  private void part(Context request) {
    Optional<Integer> network = number(request, "network");
    Optional<Integer> index = number(request, "index");
    String box = request.pathParam("box");
    boolean sound = box.matches("\\d{1,5}(\\.\\d{1,5}){3}");
    png(
        request,
        network.isPresent() && index.isPresent() && sound
            ? thumbnails.part(
                studio,
                network.get(),
                index.get(),
                Stream.of(box.split("\\.", -1)).map(Integer::valueOf).toList())
            : Optional.empty());
  }

  static Optional<Integer> number(Context request, String name) {
    String text = request.pathParam(name);
    return text.matches("\\d{1,6}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  private static void png(Context request, Optional<byte[]> file) {
    if (file.isEmpty()) {
      request.status(404);
    } else {
      request.contentType("image/png").result(file.get());
    }
  }

  /** Where the page is, with the token that makes a visitor of a browser. */
  public String address() {
    return "http://127.0.0.1:" + server.port() + "/?token=" + guard.token();
  }

  /** Whether the engine has nothing to do. */
  public boolean isIdle() {
    return desk.isIdle();
  }

  /** How many tabs are open. */
  public int visits() {
    return sockets.count();
  }

  public int port() {
    return server.port();
  }

  /** What this process may be asked by, for programs: the name and value of the cookie. */
  public List<String> cookie() {
    return List.of(Guard.COOKIE, guard.cookie());
  }

  @Override
  public void close() {
    server.stop();
    desk.close();
    stock.atlas().ifPresent(ShownAtlas::close);
    studio.close();
  }
}
