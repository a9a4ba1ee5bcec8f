package org.convlens.method.patch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.method.Gathering;
import org.convlens.method.Outcome;
import org.convlens.method.Roll;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.ReceptiveField;
import org.convlens.net.Trace;
import org.convlens.task.Note;

/**
 * Gathers the strongest units of some channels: for each a list, the strongest first.
 *
 * @param target the layer
 * @param leaders of the channels that are shown
 */
record PatchGathering(
    TopPatches knobs, Model model, LayerId target, ReceptiveField field, List<Leaders> leaders)
    implements Gathering<List<List<StrongUnit>>> {

  @Override
  public Set<LayerId> watch() {
    return Set.of(target);
  }

  @Override
  public List<List<StrongUnit>> empty() {
    return leaders.stream().map(leader -> List.<StrongUnit>of()).toList();
  }

  @Override
  public List<List<StrongUnit>> add(
      List<List<StrongUnit>> found, Trace trace, int item, String picture) {
    Volume maps = trace.at(item, target);
    return merge(found, leaders.stream().map(leader -> leader.of(maps, picture)).toList());
  }

  @Override
  public List<List<StrongUnit>> merge(List<List<StrongUnit>> one, List<List<StrongUnit>> other) {
    List<List<StrongUnit>> both = new ArrayList<>();
    for (int i = 0; i < leaders.size(); i++) {
      both.add(leaders.get(i).merge(one.get(i), other.get(i)));
    }
    return List.copyOf(both);
  }

  @Override
  public Outcome outcome(List<List<StrongUnit>> found, Roll roll, Pictures album)
      throws IOException {
    PatchSheet sheet = new PatchSheet(this, found, album);
    List<Note> notes = new ArrayList<>(roll.notes(album.size()));
    notes.addAll(0, sheet.reading());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", target.name());
    facts.put("receptive_field", field.toString());
    facts.put("pictures", roll.seen());
    facts.put("skipped", roll.skipped());
    facts.put("channels", sheet.facts());
    String title =
        String.format(
            Locale.ROOT,
            "Strongest patches for %s among %,d picture%s",
            target,
            roll.seen(),
            roll.seen() == 1 ? "" : "s");
    return new Outcome(
        sheet.draw(title, notes),
        List.of(sheet.ledger()),
        facts,
        notes,
        roll.taken(),
        Optional.empty());
  }
}
