package org.convlens.web.stock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasQuestions;
import org.convlens.format.image.PhotoFolder;

/** The atlas that the page shows, and where its pictures stand in the folder that it shows. */
public final class ShownAtlas implements AutoCloseable {
  /** The page that plays the map of what a network sees, where it was made. */
  private static final String MAP = "map.html";

  private final Atlas atlas;
  private final Findings findings;
  private final Map<String, Integer> places = new HashMap<>();

  private ShownAtlas(Atlas atlas, Optional<PhotoFolder> pictures) {
    this.atlas = atlas;
    this.findings = new Findings(atlas);
    for (int i = 0; pictures.isPresent() && i < pictures.get().size(); i++) {
      places.put(pictures.get().name(i), i);
    }
  }

  /**
   * @param pictures the folder from which names are counted, if the page has one
   * @throws IOException with one line, if there is no atlas that is whole
   */
  public static ShownAtlas open(Path folder, Optional<PhotoFolder> pictures) throws IOException {
    return new ShownAtlas(Atlas.open(folder), pictures);
  }

  public Atlas atlas() {
    return atlas;
  }

  public AtlasQuestions questions() {
    return new AtlasQuestions(atlas);
  }

  /** What is understood from it. */
  public Findings findings() {
    return findings;
  }

  /** Of these pictures those that are in the folder, with their places there. */
  public Map<String, Integer> places(Collection<String> names) {
    Map<String, Integer> found = new LinkedHashMap<>();
    names.stream().filter(name -> place(name) >= 0).forEach(name -> found.put(name, place(name)));
    return found;
  }

  /** A picture's place in the folder; −1 if it is not there. */
  public int place(String name) {
    return places.getOrDefault(name, -1);
  }

  /** Whether the map was made. */
  public boolean hasMap() {
    return Files.isRegularFile(atlas.folder().resolve(MAP));
  }

  /**
   * The page of the map, in one file.
   *
   * @throws IOException with one line, if it was not made
   */
  public byte[] map() throws IOException {
    if (!hasMap()) {
      throw new IOException("no map was made: convlens atlas map " + atlas.folder());
    }
    return Files.readAllBytes(atlas.folder().resolve(MAP));
  }

  @Override
  public void close() {
    atlas.close();
  }
}
