package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.convlens.cli.Cli;
import org.convlens.cli.terminal.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, as the command line opens it. */
class WebCommandTest {
  @Test
  void whatIsMissingIsNamed() {
    Run network = Run.of("web", "no-such.onnx", "--no-browser", "--port", "0");
    assertThat(network.code()).isNotZero();
    assertThat(network.err()).contains("no-such.onnx").hasLineCount(1);
    Run folder = Run.of("web", "digits", "no-such-folder", "--no-browser", "--port", "0");
    assertThat(folder.code()).isEqualTo(1);
    assertThat(folder.err()).contains("no folder 'no-such-folder'").hasLineCount(1);
    Run port = Run.of("web", "--no-browser", "--port", "99999");
    assertThat(port.code()).isEqualTo(Failures.WRONG_USE);
    assertThat(port.err()).contains("port 99999: must be from 0 to 65535").hasLineCount(1);
  }

  @Test
  void theAddressThatIsPrintedLetsABrowserIn(@TempDir Path cache)
      throws IOException, InterruptedException {
    String before = System.getProperty("convlens.cache", "");
    System.setProperty("convlens.cache", cache.toString());
    PipedReader printed = new PipedReader();
    PrintWriter out = new PrintWriter(new PipedWriter(printed));
    Console console = Console.of(out, new PrintWriter(new StringWriter()));
    Thread program =
        new Thread(() -> Cli.run(console, "web", "--no-browser", "--port", "0"), "program");
    program.setDaemon(true);
    program.start();
    try {
      StringBuilder line = new StringBuilder();
      for (int c = printed.read(); c != '\n'; c = printed.read()) {
        line.append((char) c);
      }
      assertThat(line).startsWith("page: http://127.0.0.1:");
      URI address = URI.create(line.substring("page: ".length()).strip());
      var answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
    } finally {
      program.interrupt();
      program.join(20_000);
      System.setProperty("convlens.cache", before);
    }
    assertThat(program.isAlive()).isFalse();
  }
}
