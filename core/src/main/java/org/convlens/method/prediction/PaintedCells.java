package org.convlens.method.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.net.Places;
import org.convlens.picture.Marked;
import org.convlens.picture.Raster;
import org.convlens.score.Placed;
import org.convlens.task.Note;

/** Each cell of a map in the colour of its likeliest class; the ground keeps the picture's. */
record PaintedCells(Predictions asked, Model model) {
  private static final Set<String> GROUND = Set.of("background", "__background__", "unlabeled");

  Marked of(Volume scores, Raster photo, List<Note> notes) {
    Head head = model.head();
    Places places = head.places();
    List<Placed.Share> shares = Placed.shares(head, model.labels(), scores);
    List<Marked.Entry> legend = new ArrayList<>();
    Map<Integer, Integer> colours = new HashMap<>();
    for (Placed.Share share : shares.subList(0, Math.min(asked.top(), shares.size()))) {
      int colour = isGround(head, share) ? -1 : colours.size();
      if (colour >= 0) {
        colours.put(share.index(), colour);
      }
      legend.add(new Marked.Entry(share.label(), colour, OptionalDouble.of(share.share())));
    }
    int left = shares.size() - legend.size();
    List<Note> all = new ArrayList<>(notes);
    if (left > 0) {
      all.add(
          Note.fact(
              left
                  + (left == 1 ? " class with fewer cells is" : " classes with fewer cells are")
                  + " not painted."));
    }
    int[] classes = Placed.likeliest(head, scores);
    Volume cells =
        Volume.generate(
            1,
            places.rows(),
            places.columns(),
            (c, y, x) -> colours.getOrDefault(classes[y * places.columns() + x], -1));
    return new Marked(title(shares), photo, List.of(), Optional.of(cells), legend, all);
  }

  /** What is not one thing among others: by its name, or the rest beside a single logit. */
  private static boolean isGround(Head head, Placed.Share share) {
    boolean rest = head.classes() == 1 && share.index() == 0;
    return rest || GROUND.contains(share.label().toLowerCase(Locale.ROOT));
  }

  private static String title(List<Placed.Share> shares) {
    if (shares.isEmpty()) {
      return "The network sees no class anywhere";
    }
    Placed.Share most = shares.get(0);
    return String.format(
        Locale.ROOT,
        "The network sees %s in %.1f %% of the cells%s",
        most.label(),
        100 * most.share(),
        shares.size() > 1 ? ", and " + (shares.size() - 1) + " more" : "");
  }
}
