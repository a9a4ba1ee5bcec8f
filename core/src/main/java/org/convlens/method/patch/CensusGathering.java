package org.convlens.method.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.method.Gathering;
import org.convlens.method.Outcome;
import org.convlens.method.Roll;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.Trace;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;

/**
 * Gathers what all channels of a layer say and the units that say most.
 *
 * @param leaders of each channel
 */
record CensusGathering(LayerId layer, ReceptiveField field, List<Leaders> leaders)
    implements Gathering<CensusGathering.Found> {
  /** People wait for it, and go elsewhere. */
  private static final int BATCH = 4;

  /**
   * What was found.
   *
   * @param counts of each channel
   * @param units of each channel, the strongest first
   */
  record Found(List<Count> counts, List<List<StrongUnit>> units) {}

  @Override
  public Set<LayerId> watch() {
    return Set.of(layer);
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public Found empty() {
    return new Found(
        leaders.stream().map(l -> Count.NONE).toList(),
        leaders.stream().map(l -> List.<StrongUnit>of()).toList());
  }

  @Override
  public Found add(Found found, Trace trace, int item, String picture) {
    Volume maps = trace.at(item, layer);
    List<Count> counts = new ArrayList<>();
    List<List<StrongUnit>> units = new ArrayList<>();
    for (Leaders leader : leaders) {
      counts.add(Count.of(maps, leader.channel()));
      units.add(leader.of(maps, picture));
    }
    return merge(found, new Found(counts, units));
  }

  @Override
  public Found merge(Found one, Found other) {
    List<Count> counts = new ArrayList<>();
    List<List<StrongUnit>> units = new ArrayList<>();
    for (int i = 0; i < leaders.size(); i++) {
      counts.add(one.counts().get(i).merge(other.counts().get(i)));
      units.add(leaders.get(i).merge(one.units().get(i), other.units().get(i)));
    }
    return new Found(counts, units);
  }

  @Override
  public Outcome outcome(Found found, Roll roll, Pictures album) {
    List<Map<String, Object>> channels = new ArrayList<>();
    for (int i = 0; i < leaders.size(); i++) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("channel", leaders.get(i).channel());
      facts.put("statistics", found.counts().get(i).facts());
      facts.put("patches", found.units().get(i).stream().map(this::facts).toList());
      channels.add(facts);
    }
    List<String> notes = roll.notes(album.size());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", layer.name());
    facts.put("receptive_field", field.toString());
    facts.put("pictures", roll.seen());
    facts.put("skipped", roll.skipped());
    facts.put("channels", channels);
    facts.put("notes", notes);
    Sheet sheet = new Sheet("All channels of " + layer, List.of(), Palette.GREY, notes);
    return new Outcome(sheet, List.of(), facts, notes, roll.taken(), Optional.empty());
  }

  private Map<String, Object> facts(StrongUnit unit) {
    Box box = field.box(unit.y(), unit.x());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("picture", unit.picture());
    facts.put("activation", unit.value());
    facts.put("unit", List.of(unit.y(), unit.x()));
    facts.put("box", List.of(box.top(), box.left(), box.bottom(), box.right()));
    return facts;
  }
}
