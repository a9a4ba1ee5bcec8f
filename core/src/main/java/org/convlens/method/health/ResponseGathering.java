package org.convlens.method.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.data.Pictures;
import org.convlens.method.Kept;
import org.convlens.method.Outcome;
import org.convlens.method.Roll;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;

/**
 * Gathers what the filters of some layers say.
 *
 * @param twins of each layer
 */
record ResponseGathering(FilterHealth knobs, List<Responder> responders, List<Twins> twins)
    implements Kept<List<Responses>> {

  @Override
  public Set<LayerId> watch() {
    Set<LayerId> watch = new LinkedHashSet<>();
    responders.forEach(responder -> watch.add(responder.input()));
    return watch;
  }

  @Override
  public List<Responses> empty() {
    List<Responses> none = new ArrayList<>();
    for (int i = 0; i < responders.size(); i++) {
      none.add(Responses.none(responders.get(i).kernels().filters(), twins.get(i)));
    }
    return none;
  }

  @Override
  public List<Responses> add(List<Responses> found, Trace trace, int item, String picture) {
    List<Responses> said = new ArrayList<>();
    for (int i = 0; i < responders.size(); i++) {
      Volume maps = trace.at(item, responders.get(i).input());
      said.add(Responses.of(maps, responders.get(i).gate(), twins.get(i)));
    }
    return merge(found, said);
  }

  @Override
  public List<Responses> merge(List<Responses> one, List<Responses> other) {
    List<Responses> both = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      both.add(one.get(i).merge(other.get(i)));
    }
    return both;
  }

  @Override
  public void write(List<Responses> found, DataOutput to) throws IOException {
    for (Responses layer : found) {
      layer.write(to);
    }
  }

  @Override
  public List<Responses> read(DataInput from) throws IOException {
    List<Responses> found = new ArrayList<>();
    for (int i = 0; i < responders.size(); i++) {
      found.add(Responses.read(from, responders.get(i).kernels().filters(), twins.get(i)));
    }
    return found;
  }

  @Override
  public Outcome outcome(List<Responses> found, Roll roll, Pictures album) {
    List<Examined> layers = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < responders.size(); i++) {
      Examined layer = new Examined(responders.get(i), twins.get(i), found.get(i));
      layers.add(layer);
      faults.addAll(new Verdict(layer, knobs.thresholds()).faults());
    }
    faults.sort(Fault.WORST);
    return new HealthReport(knobs, layers, faults, roll).outcome(roll.notes(album.size()));
  }
}
