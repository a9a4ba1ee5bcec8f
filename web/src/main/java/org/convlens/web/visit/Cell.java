package org.convlens.web.visit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing.Seen;
import org.convlens.net.ReceptiveField;
import org.convlens.net.Trace;
import org.convlens.studio.Loan;
import org.convlens.task.UsageException;

/**
 * One number of a layer, and which pixels can move it: in what the network sees and in the photo.
 */
record Cell(House house) implements QuickQuestion {
  @Override
  public Message answer(Ask ask) throws IOException {
    Volume photo = house.photo(ask);
    try (Loan loan = house.lend(house.question(ask))) {
      Model model = loan.network().model();
      Graph graph = model.graph();
      LayerId layer = House.layer(graph, ask.number("layer"));
      Scene scene = Scene.of(loan.network(), photo);
      try (Trace trace = loan.network().trace(List.of(scene.input()), Set.of(layer))) {
        Volume maps = trace.at(0, layer);
        int channel = within("channel", ask.number("channel"), maps.channels());
        int row = within("row", ask.number("row"), maps.height());
        int column = within("column", ask.number("column"), maps.width());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("value", maps.at(channel, row, column));
        ReceptiveField field = house.fields(graph).get(layer);
        if (field != null) {
          ReceptiveField.Box box = field.box(row, column);
          facts.put("receptive_field", field.toString());
          facts.put("box", List.of(box.top(), box.left(), box.bottom(), box.right()));
          facts.put("photo", onPhoto(model, photo, box));
        }
        return Message.of(facts);
      }
    }
  }

  private static int within(String what, int chosen, int size) {
    if (chosen < 0 || chosen >= size) {
      throw new UsageException("no %s %d: the layer has 0 to %d".formatted(what, chosen, size - 1));
    }
    return chosen;
  }

  /** Top, left, bottom and right in the photo's own pixels. */
  private static List<Double> onPhoto(Model model, Volume photo, ReceptiveField.Box box) {
    int height = model.graph().inputShape().height();
    int width = model.graph().inputShape().width();
    Seen seen = model.preprocessing().resize().seen(photo.height(), photo.width(), height, width);
    double tall = seen.height() / height;
    double wide = seen.width() / width;
    return List.of(
        seen.top() + box.top() * tall,
        seen.left() + box.left() * wide,
        seen.top() + box.bottom() * tall,
        seen.left() + box.right() * wide);
  }
}
