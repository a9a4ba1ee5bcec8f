package org.convlens.spark;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.convlens.atlas.PictureSource;
import org.convlens.format.image.PictureFiles;

/** Pictures in a file system that Spark knows: HDFS, S3 and others, by Hadoop's own readers. */
final class HadoopPictures implements PictureSource {
  private final FileSystem system;
  private final Path root;

  private HadoopPictures(FileSystem system, Path root) {
    this.system = system;
    this.root = root;
  }

  static HadoopPictures of(String address, Configuration files) throws IOException {
    Path root = new Path(address);
    FileSystem system = root.getFileSystem(files);
    return new HadoopPictures(system, system.makeQualified(root));
  }

  @Override
  public List<Listed> list() throws IOException {
    List<Listed> all = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> each = system.listFiles(root, true);
    while (each.hasNext()) {
      FileStatus one = each.next();
      if (PictureFiles.hasEnding(one.getPath().getName())) {
        all.add(new Listed(name(one.getPath()), one.getLen()));
      }
    }
    return all;
  }

  private String name(Path file) {
    URI relative = root.toUri().relativize(file.toUri());
    return relative.getPath();
  }

  @Override
  public byte[] bytes(String name) throws IOException {
    Path file = new Path(root, new Path(null, null, name));
    FileStatus status = system.getFileStatus(file);
    PictureSource.requireBounded(name, status.getLen());
    byte[] bytes = new byte[(int) status.getLen()];
    try (FSDataInputStream in = system.open(file)) {
      in.readFully(0, bytes);
    }
    return bytes;
  }
}
