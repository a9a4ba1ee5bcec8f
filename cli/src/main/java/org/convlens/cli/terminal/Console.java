package org.convlens.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.convlens.task.Progress;

/**
 * Where the program talks: results to one stream, all else to the other.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether a person watches the messages
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal, Stopping stopping) {
  /**
   * The streams of the process, in UTF-8 but on Windows. The launcher says by {@code
   * convlens.terminal} whether a person watches.
   */
  public static Console standard(Stopping stopping) {
    return new Console(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean("convlens.terminal"),
        stopping);
  }

  /** Streams of one's own, for programs that run commands. */
  public static Console of(PrintWriter out, PrintWriter err) {
    return new Console(out, err, false, Stopping.never());
  }

  /** With all words among the messages: the results' stream is a file's. */
  public Console aside() {
    return new Console(err, err, terminal, stopping);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    OutputStream stream = new FileOutputStream(descriptor);
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Charset charset = windows ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    return new PrintWriter(new OutputStreamWriter(stream, charset), false);
  }

  /** One line for people; not a result. */
  public void tell(String line) {
    err.println(line);
    err.flush();
  }

  /** For long work: a bar if a person watches, and an end when the user stops the program. */
  public Progress progress() {
    stopping.listen();
    return new ProgressLine(this, true);
  }

  /** The same for work whose time has been told. */
  public Progress bar() {
    stopping.listen();
    return new ProgressLine(this, false);
  }

  /**
   * The same for work that moves as time does; where no person watches, the time is told again when
   * it turns out to be another.
   *
   * @param seconds that were told
   */
  public Progress bar(double seconds) {
    stopping.listen();
    Progress line = new ProgressLine(this, false);
    return terminal ? line : new SecondThought(this, line, seconds);
  }

  public void flush() {
    out.flush();
    err.flush();
  }
}
