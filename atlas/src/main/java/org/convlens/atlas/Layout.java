package org.convlens.atlas;

import java.util.Locale;

/** What the files of an atlas are called. */
public final class Layout {
  /** What the whole is. */
  public static final String MANIFEST = "manifest.json";

  /**
   * Where pictures and the network were last seen: about this machine, and no part of the atlas.
   */
  public static final String WHEREABOUTS = "whereabouts.json";

  /** Folders of tables, a file for each shard. */
  public static final String PICTURES = "pictures";

  public static final String VECTORS = "vectors";
  public static final String CELLS = "cells";
  public static final String MAPS = "maps";

  /** The folder of what makes shards whole and lets them grow: seals, digests and sums. */
  public static final String SHARDS = "shards";

  private Layout() {}

  /** A table's file of a shard, such as {@code pictures/part-0017.parquet}. */
  public static String part(String table, int shard) {
    return String.format(Locale.ROOT, "%s/part-%04d.parquet", table, shard);
  }

  /** A table of the whole atlas, such as {@code channels.parquet}. */
  public static String whole(String table) {
    return table + ".parquet";
  }

  static String seal(int shard) {
    return String.format(Locale.ROOT, "%s/%04d.json", SHARDS, shard);
  }

  /** The digests of a shard, one a line. */
  static String digests(int shard) {
    return String.format(Locale.ROOT, "%s/%04d.txt", SHARDS, shard);
  }

  static String sums(int shard) {
    return String.format(Locale.ROOT, "%s/%04d.sums", SHARDS, shard);
  }
}
