package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  private static final URI URL = URI.create("https://download.pytorch.org/models/a.pth");

  private static List<Proxy> of(Map<String, String> environment) {
    return new Proxies(environment, null).select(URL);
  }

  private static List<Proxy> through(String host, int port) {
    return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
  }

  @Test
  void thereIsNoneUnlessSomebodySaysSo() {
    assertThat(of(Map.of())).containsExactly(Proxy.NO_PROXY);
    assertThat(of(Map.of("HTTP_PROXY", "http://wall:3128"))).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void theEnvironmentSaysIt() {
    assertThat(of(Map.of("HTTPS_PROXY", "http://wall:3128"))).isEqualTo(through("wall", 3128));
    assertThat(of(Map.of("https_proxy", "wall:8080"))).isEqualTo(through("wall", 8080));
    assertThat(of(Map.of("all_proxy", "http://wall"))).isEqualTo(through("wall", 80));
  }

  @Test
  void someHostsAreAskedDirectly() {
    assertThat(of(Map.of("https_proxy", "wall:8080", "no_proxy", "localhost, .pytorch.org")))
        .containsExactly(Proxy.NO_PROXY);
    assertThat(of(Map.of("https_proxy", "wall:8080", "no_proxy", "torch.org")))
        .isEqualTo(through("wall", 8080));
  }

  @Test
  void whatJavaWasToldGoesFirst() {
    ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("java", 1));
    assertThat(new Proxies(Map.of("https_proxy", "wall:8080"), java).select(URL))
        .isEqualTo(through("java", 1));
  }
}
