package org.convlens.web.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. A page elsewhere can make a browser send requests to this machine, also under a name
 * of its own that it lets point here (DNS rebinding): so it is looked at what the server is called
 * by, whose page asks, and whether the visitor has the cookie.
 */
public final class Guard {
  /** What the cookie is called. */
  public static final String COOKIE = "convlens";

  private static final int TOKEN_BYTES = 16;
  private static final String LOCAL = "localhost";

  private final String token;
  private final String cookie;
  private final Optional<String> host;

  private Guard(String token, String cookie, Optional<String> host) {
    this.token = token;
    this.cookie = cookie;
    this.host = host;
  }

  /**
   * @param folder where the user's key is, or will be
   * @param host by which others may call the server; absent if only this machine may
   * @throws IOException with one line, if the key can be neither read nor written
   */
  public static Guard of(Path folder, Optional<String> host) throws IOException {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    HexFormat hex = HexFormat.of();
    byte[] key = KeyFile.of(folder);
    return new Guard(hex.formatHex(random), hex.formatHex(sealed(key)), host);
  }

  private static byte[] sealed(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal("convlens web visitor".getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** What the address that is printed carries, of this run of the program only. */
  public String token() {
    return token;
  }

  /** What the visitor's browser keeps, of this user's key. */
  public String cookie() {
    return cookie;
  }

  public boolean isToken(@Nullable String text) {
    return same(token, text);
  }

  public boolean isCookie(@Nullable String text) {
    return same(cookie, text);
  }

  /** Takes as long whatever the text is. */
  private static boolean same(String secret, @Nullable String text) {
    return text != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether the server is called by a name or number that is its own. A name that somebody else
   * lets point here is none; a number cannot be made to point elsewhere.
   *
   * @param called what the request says in {@code Host}
   */
  public boolean isOwnHost(@Nullable String called) {
    if (called == null) {
      return false;
    }
    String name = name(called.toLowerCase(Locale.ROOT));
    if (name.equals(LOCAL) || name.equals("127.0.0.1") || name.equals("[::1]")) {
      return true;
    }
    return host.isPresent() && (host.get().equalsIgnoreCase(name) || isNumber(name));
  }

  /** Whether it is this page that asks; what no page asks has no origin. */
  public boolean isOwnOrigin(@Nullable String origin, @Nullable String called) {
    return origin == null || origin.equals("http://" + called);
  }

  private static String name(String called) {
    int port = called.lastIndexOf(':');
    return port > called.lastIndexOf(']') && port >= 0 ? called.substring(0, port) : called;
  }

  private static boolean isNumber(String name) {
    return name.matches("\\d{1,3}(\\.\\d{1,3}){3}") || name.matches("\\[[0-9a-f:]+]");
  }
}
