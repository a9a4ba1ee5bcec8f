package org.convlens.format.zoo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to a server: what Java was told, else what the environment says ({@code
 * HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY}, {@code NO_PROXY}, in small letters too).
 */
final class Proxies extends ProxySelector {
  private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);

  private final Map<String, String> environment;
  private final @Nullable ProxySelector java;

  Proxies(Map<String, String> environment, @Nullable ProxySelector java) {
    this.environment = environment;
    this.java = java;
  }

  static Proxies ofUser() {
    return new Proxies(System.getenv(), ProxySelector.getDefault());
  }

  @Override
  public List<Proxy> select(URI uri) {
    List<Proxy> told = java == null ? NONE : java.select(uri);
    if (told.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
      return told;
    }
    String host = String.valueOf(uri.getHost());
    String scheme = String.valueOf(uri.getScheme()).toUpperCase(Locale.ROOT);
    if (excepted(host)) {
      return NONE;
    }
    return variable(scheme + "_PROXY")
        .or(() -> variable("ALL_PROXY"))
        .flatMap(Proxies::proxy)
        .map(List::of)
        .orElse(NONE);
  }

  private Optional<String> variable(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .map(each -> environment.getOrDefault(each, ""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /** Hosts of the same machine, and those whose names end as {@code NO_PROXY} says. */
  private boolean excepted(String host) {
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return true;
    }
    return Stream.of(variable("NO_PROXY").orElse("").split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .map(each -> each.startsWith("*") ? each.substring(1) : each)
        .map(each -> each.startsWith(".") ? each.substring(1) : each)
        .anyMatch(each -> each.isEmpty() || host.equals(each) || host.endsWith("." + each));
  }

  /** Out of {@code http://proxy:3128} or {@code proxy:3128}. */
  private static Optional<Proxy> proxy(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
      if (uri.getHost() == null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      return Optional.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (java != null) {
      java.connectFailed(uri, address, failure);
    }
  }
}
