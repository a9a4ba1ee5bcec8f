package org.convlens.format.zoo;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Asks servers for files, and follows where they send it. */
final class Server {
  private static final int MOST_REDIRECTS = 8;

  private final HttpClient client;
  private final Duration patience;

  /**
   * @param patience how long to wait for an answer
   */
  Server(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .proxy(Proxies.ofUser())
            .build();
  }

  /**
   * The answer, redirects followed. Its body is to be closed.
   *
   * @throws TransferException if there is none
   */
  HttpResponse<Arrivals> ask(URI url, Map<String, String> headers, Meter meter)
      throws TransferException {
    URI at = url;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpResponse<Arrivals> answer = askOnce(at, headers, meter);
      if (!Redirect.is(answer.statusCode())) {
        return answer;
      }
      answer.body().close();
      at = Redirect.next(at, answer.headers().firstValue("Location").orElse(""));
    }
    throw TransferException.refused("the server sends in circles, at last to " + at);
  }

  private HttpResponse<Arrivals> askOnce(URI url, Map<String, String> headers, Meter meter)
      throws TransferException {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(url).header("User-Agent", "convlens");
      headers.forEach(request::header);
      return Waiting.on(client.sendAsync(request.build(), head -> new Arrivals()), patience, meter);
    } catch (IllegalArgumentException e) {
      throw new TransferException(
          TransferException.Kind.FINAL, "'" + url + "' is no address that can be asked", e);
    } catch (ExecutionException e) {
      throw failed(url, e.getCause() == null ? e : e.getCause());
    }
  }

  private static TransferException failed(URI url, Throwable cause) {
    String host = String.valueOf(url.getHost());
    if (cause instanceof SSLException) {
      String reason = "the connection to " + host + " is not safe (" + cause.getMessage() + ")";
      return new TransferException(TransferException.Kind.FINAL, reason, cause);
    }
    String reason;
    if (unresolved(cause)) {
      reason = host + " cannot be found (no network?)";
    } else if (unreachable(cause)) {
      reason = host + " cannot be reached";
    } else {
      reason = "no answer from " + host;
    }
    return new TransferException(TransferException.Kind.PASSING, reason, cause);
  }

  /** Whether no connection came about. */
  static boolean unreachable(@Nullable Throwable cause) {
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
  }

  private static boolean unresolved(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
