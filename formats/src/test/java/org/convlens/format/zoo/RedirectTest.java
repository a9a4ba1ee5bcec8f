package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTest {
  private static final URI SAFE = URI.create("https://one.org/models/a.pth");

  @Test
  void leadsOn() throws TransferException {
    assertThat(Redirect.next(SAFE, "b.pth")).hasToString("https://one.org/models/b.pth");
    assertThat(Redirect.next(SAFE, "https://two.org/a")).hasToString("https://two.org/a");
    assertThat(Redirect.next(URI.create("http://one.org/"), "https://two.org/a"))
        .hasHost("two.org");
  }

  @ParameterizedTest
  @CsvSource({
    "http://one.org/models/a.pth, from https to",
    "file:///etc/passwd, elsewhere without saying where",
    "ftp://one.org/a, not the web",
    "'', elsewhere without saying where",
    "'https://a b', no address"
  })
  void isRefusedWhereItLeadsAstray(String location, String reason) {
    assertThatThrownBy(() -> Redirect.next(SAFE, location)).hasMessageContaining(reason);
  }
}
