package org.convlens.method;

import java.util.Comparator;

/** Names of pictures: paths within a folder. */
public final class PictureName {
  /** A folder's own pictures first, then its folders; each by their letters. */
  public static final Comparator<String> ORDER = PictureName::compare;

  private PictureName() {}

  private static int compare(String one, String other) {
    String[] a = one.split("/", -1);
    String[] b = other.split("/", -1);
    int depth = 0;
    while (depth < a.length - 1 && depth < b.length - 1 && a[depth].equals(b[depth])) {
      depth++;
    }
    boolean file = depth == a.length - 1;
    boolean same = file == (depth == b.length - 1);
    return same ? letters(a[depth], b[depth]) : file ? -1 : 1;
  }

  /** By code points, as files are listed. */
  private static int letters(String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    return java.util.Arrays.compare(a, b);
  }
}
