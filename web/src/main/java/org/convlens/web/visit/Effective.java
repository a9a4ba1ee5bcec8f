package org.convlens.web.visit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.receptive.UnitReceptiveField;
import org.convlens.net.Graph;
import org.convlens.studio.Loan;
import org.convlens.task.Note;

/** How strongly each pixel moves a cell: what the receptive field's own page shows, as numbers. */
record Effective(House house) implements QuickQuestion {
  @Override
  public Message answer(Ask ask) throws IOException {
    Volume photo = house.photo(ask);
    try (Loan loan = house.lend(house.question(ask))) {
      Graph graph = loan.network().model().graph();
      int number = ask.number("layer");
      House.layer(graph, number);
      UnitReceptiveField field =
          new UnitReceptiveField(
              place(graph, number),
              Math.max(0, ask.number("row")),
              Math.max(0, ask.number("column")));
      Finding found = field.look(Scene.of(loan.network(), photo));
      Volume effective = Objects.requireNonNull(found.raw().get("effective"));
      Map<String, Object> facts = new LinkedHashMap<>(found.facts());
      facts.put("rows", effective.height());
      facts.put("columns", effective.width());
      facts.put("notes", found.picture().notes().stream().map(Note::text).toList());
      return new Message(facts, numbers(effective));
    }
  }

  /** A layer as a knob names it: by its name, unless commas in it would make several of it. */
  static Place place(Graph graph, int number) {
    String name = House.layer(graph, number).name();
    return new Place(name.contains(",") ? Integer.toString(number) : name);
  }

  /** As float32, the lowest byte first. */
  static ByteBuffer numbers(Volume volume) {
    ByteBuffer bytes =
        ByteBuffer.allocate(volume.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(volume.toArray());
    return bytes;
  }
}
