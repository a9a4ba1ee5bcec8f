package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void isWhereTheSystemKeepsSuchThings() {
    assertThat(CacheFolder.of(Map.of(), "Linux", HOME)).isEqualTo(HOME.resolve(".cache/convlens"));
    assertThat(CacheFolder.of(Map.of(), "Mac OS X", HOME))
        .isEqualTo(HOME.resolve("Library/Caches/convlens"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
        .isEqualTo(Path.of("/local/convlens/cache"));
  }

  @Test
  void theUserCanSayAnother() {
    Map<String, String> xdg = Map.of("XDG_CACHE_HOME", "/big");
    assertThat(CacheFolder.of(xdg, "Linux", HOME)).isEqualTo(Path.of("/big/convlens"));
    Map<String, String> both = Map.of("XDG_CACHE_HOME", "/big", "CONVLENS_CACHE", "/own");
    assertThat(CacheFolder.of(both, "Linux", HOME)).isEqualTo(Path.of("/own"));
  }

  @Test
  void aFolderThatIsNotAbsoluteDoesNotCount() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "here"), "Linux", HOME))
        .isEqualTo(HOME.resolve(".cache/convlens"));
  }
}
