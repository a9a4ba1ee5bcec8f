package org.convlens.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.convlens.atlas.Store;

/**
 * An atlas in a file system that Spark knows. What is read is copied to this machine first; what is
 * written is copied under another name, then renamed.
 */
final class HadoopStore implements Store {
  private static final String MAKING = ".making";

  private final FileSystem system;
  private final Path root;
  private final java.nio.file.Path workbench;

  private HadoopStore(FileSystem system, Path root, java.nio.file.Path workbench) {
    this.system = system;
    this.root = root;
    this.workbench = workbench;
  }

  static HadoopStore of(String address, Configuration files) throws IOException {
    Path root = new Path(address);
    java.nio.file.Path workbench = Files.createTempDirectory("convlens-atlas");
    workbench.toFile().deleteOnExit();
    return new HadoopStore(root.getFileSystem(files), root, workbench);
  }

  @Override
  public Optional<java.nio.file.Path> find(String name) throws IOException {
    Path place = new Path(root, name);
    if (!system.exists(place)) {
      return Optional.empty();
    }
    java.nio.file.Path copy = fresh();
    system.copyToLocalFile(false, place, new Path(copy.toUri()), true);
    copy.toFile().deleteOnExit();
    return Optional.of(copy);
  }

  @Override
  public void put(String name, java.nio.file.Path file) throws IOException {
    Path place = new Path(root, name);
    Path making = new Path(new Path(root, MAKING), UUID.randomUUID().toString());
    system.copyFromLocalFile(true, true, new Path(file.toUri()), making);
    system.mkdirs(place.getParent());
    system.delete(place, false);
    if (!system.rename(making, place)) {
      throw new IOException("cannot write '" + place + "'");
    }
  }

  @Override
  public void remove(String name) throws IOException {
    system.delete(new Path(root, name), false);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Path place = folder.isEmpty() ? root : new Path(root, folder);
    if (!system.exists(place)) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    for (FileStatus one : system.listStatus(place)) {
      if (one.isFile()) {
        String own = one.getPath().getName();
        all.add(folder.isEmpty() ? own : folder + "/" + own);
      }
    }
    all.sort(null);
    return all;
  }

  /** Such file systems have no locks that end with a process: nobody is kept from writing. */
  @Override
  public Hold hold() {
    return this::sweep;
  }

  @Override
  public void sweep() throws IOException {
    system.delete(new Path(root, MAKING), true);
  }

  @Override
  public java.nio.file.Path workbench() {
    return workbench;
  }
}
