package org.convlens.format.zoo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where an operating system wants a program to keep what it can fetch again. */
public final class CacheFolder {
  private CacheFolder() {}

  /** For the user who runs this program; the system property {@code convlens.cache} goes first. */
  public static Path ofUser() {
    String own = System.getProperty("convlens.cache", "");
    return own.isEmpty()
        ? of(
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home", "")))
        : Path.of(own).toAbsolutePath();
  }

  /**
   * {@code CONVLENS_CACHE}, else {@code XDG_CACHE_HOME/convlens}, else what is usual: {@code
   * ~/.cache/convlens}, {@code ~/Library/Caches/convlens}, {@code %LOCALAPPDATA%\convlens\cache}.
   *
   * @param environment variables
   * @param system as the system property {@code os.name} says it
   */
  static Path of(Map<String, String> environment, String system, Path home) {
    String own = environment.getOrDefault("CONVLENS_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own).toAbsolutePath();
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg).resolve("convlens");
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("convlens");
    }
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path data = local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
      return data.resolve("convlens").resolve("cache");
    }
    return home.resolve(".cache").resolve("convlens");
  }
}
