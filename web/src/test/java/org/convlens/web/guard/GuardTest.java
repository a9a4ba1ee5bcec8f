package org.convlens.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
  @TempDir private Path folder;

  private Guard guard() throws IOException {
    return Guard.of(folder, Optional.empty());
  }

  @Test
  void theCookieOutlivesTheProgramAndTheTokenDoesNot() throws IOException {
    Guard first = guard();
    Guard second = guard();
    assertThat(second.isCookie(first.cookie())).isTrue();
    assertThat(second.isToken(first.token())).isFalse();
    assertThat(first.isToken(first.token())).isTrue();
    assertThat(first.isToken(first.cookie())).isFalse();
    assertThat(first.isCookie(null)).isFalse();
    assertThat(first.isCookie("")).isFalse();
  }

  @Test
  void anotherUserHasAnotherCookie(@TempDir Path other) throws IOException {
    assertThat(guard().isCookie(Guard.of(other, Optional.empty()).cookie())).isFalse();
  }

  @Test
  void onlyTheOwnerReadsTheKey() throws IOException {
    guard();
    Path key = folder.resolve("web.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(key);
    }
  }

  @Test
  void aDamagedKeyIsNamed() throws IOException {
    Files.write(folder.resolve("web.key"), new byte[3]);
    assertThatThrownBy(this::guard).hasMessageContaining("web.key' is damaged: delete it");
  }

  @Test
  void namesThatOthersLetPointHereAreRefused() throws IOException {
    Guard guard = guard();
    assertThat(guard.isOwnHost("127.0.0.1:7878")).isTrue();
    assertThat(guard.isOwnHost("localhost:7878")).isTrue();
    assertThat(guard.isOwnHost("[::1]:7878")).isTrue();
    assertThat(guard.isOwnHost("evil.example:7878")).isFalse();
    assertThat(guard.isOwnHost("127.0.0.1.evil.example")).isFalse();
    assertThat(guard.isOwnHost("192.168.0.7:7878")).isFalse();
    assertThat(guard.isOwnHost(null)).isFalse();
  }

  @Test
  void aHostThatWasNamedIsAnswered() throws IOException {
    Guard guard = Guard.of(folder, Optional.of("lab.local"));
    assertThat(guard.isOwnHost("lab.local:7878")).isTrue();
    assertThat(guard.isOwnHost("192.168.0.7:7878")).isTrue();
    assertThat(guard.isOwnHost("evil.example:7878")).isFalse();
  }

  @Test
  void onlyThePageItselfMayAsk() throws IOException {
    Guard guard = guard();
    assertThat(guard.isOwnOrigin(null, "127.0.0.1:1")).isTrue();
    assertThat(guard.isOwnOrigin("http://127.0.0.1:1", "127.0.0.1:1")).isTrue();
    assertThat(guard.isOwnOrigin("http://127.0.0.1:2", "127.0.0.1:1")).isFalse();
    assertThat(guard.isOwnOrigin("https://127.0.0.1:1", "127.0.0.1:1")).isFalse();
    assertThat(guard.isOwnOrigin("null", "127.0.0.1:1")).isFalse();
  }
}
