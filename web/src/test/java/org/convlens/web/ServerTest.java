package org.convlens.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.convlens.web.page.PageFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and what they get. */
class ServerTest {
  /** All files of the page together, packed. */
  private static final int MOST_BYTES = 300_000;

  @TempDir private static Path cache;

  private static Web web;

  @BeforeAll
  static void open() throws IOException {
    web = TestWeb.digits(cache);
  }

  @AfterAll
  static void close() {
    web.close();
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + web.port() + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static String cookie() {
    return String.join("=", web.cookie());
  }

  /** The status line of a request that is written by hand. */
  private static String status(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
        line.write(b);
      }
      return line.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void strangersAreRefused() throws Exception {
    HttpResponse<String> answer = get("/");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("has not been let in yet").doesNotContain("main.js");
    assertThat(get("/?token=00").statusCode()).isEqualTo(403);
    assertThat(get("/", "Cookie", "convlens=00").statusCode()).isEqualTo(403);
    assertThat(get("/app/main.js").statusCode()).isEqualTo(403);
    assertThat(get("/thumbnail/0").statusCode()).isEqualTo(403);
  }

  @Test
  void theTokenBecomesACookieThatScriptsCannotRead() throws Exception {
    String path = web.address().substring(web.address().indexOf("/?"));
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith(cookie())
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .doesNotContain("Domain");
    assertThat(get("/", "Cookie", cookie()).statusCode()).isEqualTo(200);
  }

  @Test
  void theCookieIsGoodAfterARestart() throws Exception {
    try (Web other = TestWeb.digits(cache)) {
      assertThat(other.cookie()).isEqualTo(web.cookie());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:%d, '', 200",
    "localhost:%d, '', 200",
    "evil.example:%d, '', 403",
    "127.0.0.1:%d, http://127.0.0.1:%d, 200",
    "127.0.0.1:%d, http://evil.example, 403",
    "127.0.0.1:%d, null, 403"
  })
  void otherNamesAndOtherPagesAreRefused(String host, String origin, int status)
      throws IOException {
    String port = Integer.toString(web.port());
    String from = origin.isEmpty() ? "" : "Origin: " + origin.replace("%d", port) + "\n";
    String request =
        "GET / HTTP/1.1\nHost: %s\nCookie: %s\n%sConnection: close\n\n"
            .formatted(host.replace("%d", port), cookie(), from);
    assertThat(status(request)).startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:%d, http://127.0.0.1:%d, true, 101",
    "127.0.0.1:%d, http://127.0.0.1:%d, false, 403",
    "127.0.0.1:%d, '', true, 403",
    "127.0.0.1:%d, http://evil.example, true, 403",
    "evil.example:%d, http://evil.example:%d, true, 403"
  })
  void theSocketIsForThePageAlone(String host, String origin, boolean known, int status)
      throws IOException {
    String port = Integer.toString(web.port());
    String request =
        "GET /socket HTTP/1.1\nHost: "
            + host.replace("%d", port)
            + "\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
            + (origin.isEmpty() ? "" : "Origin: " + origin.replace("%d", port) + "\n")
            + (known ? "Cookie: " + cookie() + "\n" : "")
            + "\n";
    assertThat(status(request)).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void nothingButItsOwnFilesIsServed() throws Exception {
    for (String path :
        new String[] {
          "/app/",
          "/app/none.js",
          "/app/../guard/Guard.class",
          "/app/%2e%2e/index.html",
          "/etc/passwd",
          "//etc/passwd",
          "/thumbnail/-1",
          "/thumbnail/..",
          "/thumbnail/999999"
        }) {
      assertThat(get(path, "Cookie", cookie()).statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void nothingInlineAndNothingFromElsewhere() throws Exception {
    HttpResponse<String> answer = get("/", "Cookie", cookie());
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .doesNotContain("unsafe")
        .doesNotContain("http");
    PageFiles files = new PageFiles();
    for (String path : files.paths()) {
      String text = new String(files.find(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
      String own = text.replace("http://www.w3.org/", "");
      assertThat(own).as(path).doesNotContain("http://").doesNotContain("https://");
      if (!path.endsWith("preact.js")) {
        assertThat(own).as(path).doesNotContain("InnerHTML").doesNotContain("innerHTML");
      }
      assertThat(own).as(path).doesNotContain("eval(").doesNotContain("new Function");
    }
  }

  @Test
  void thePageIsSmall() throws IOException {
    PageFiles files = new PageFiles();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (String path : files.paths()) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(files.find(path).orElseThrow().bytes());
      }
    }
    assertThat(packed.size()).isBetween(10_000, MOST_BYTES);
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    int port = web.port();
    assertThatThrownBy(() -> TestWeb.at(port, cache, Optional.empty(), "digits"))
        .isInstanceOf(BindException.class)
        .hasMessage("port " + port + " is taken: choose another, or 0 for any");
  }

  @Test
  void aNetworkThatIsMissingIsNamedAtOnce() {
    assertThatThrownBy(() -> TestWeb.at(0, cache, Optional.empty(), "no-such.onnx"))
        .hasMessageContaining("no-such.onnx");
  }
}
