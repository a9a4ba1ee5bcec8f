package org.convlens.web.guard;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The secret of a user, in a file that nobody else can read: what cookies are made of, so that they
 * outlive the program.
 */
final class KeyFile {
  private static final int BYTES = 32;

  private KeyFile() {}

  /**
   * The key, made if there is none.
   *
   * @throws IOException with one line, if it can be neither read nor written
   */
  static byte[] of(Path folder) throws IOException {
    Path file = folder.resolve("web.key");
    if (!Files.isRegularFile(file)) {
      write(folder, file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != BYTES) {
      throw new IOException("the key '" + file + "' is damaged: delete it");
    }
    return key;
  }

  private static void write(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = folder.resolve("web.key." + ProcessHandle.current().pid());
    Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(fresh, anew, ownerOnly(fresh))) {
      channel.write(java.nio.ByteBuffer.wrap(key));
    }
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (UnsupportedOperationException e) {
      Files.move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
