package org.convlens.data;

import java.util.List;

/** Pictures of any size, each of a known class. Several threads may read at once. */
public interface ClassedPictures extends Pictures {
  /** The names of the classes. */
  List<String> classes();

  /** The class of a picture: its place among the classes. */
  int label(int index);

  /** 16 hexadecimal digits that tell these pictures and labels from others. */
  String fingerprint();
}
