package org.convlens.web.visit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.web.stock.BroughtPictures;
import org.convlens.web.stock.BroughtPictures.Brought;

/**
 * A picture that a visitor brings: a file with its name, or pixels. It stays in memory; the answer
 * says how to ask for it, and is the file that stands for it.
 */
record Hold(BroughtPictures pictures) implements QuickQuestion {
  @Override
  public Message answer(Ask ask) throws IOException {
    Brought brought;
    if (ask.isSet("file")) {
      byte[] file = new byte[ask.body().remaining()];
      ask.body().duplicate().get(file);
      brought = pictures.file(ask.optionalText("name").orElse(""), file);
    } else {
      brought = pictures.pixels(ask.optionalText("name").orElse("drawing"), House.pixels(ask));
    }
    Volume pixels = brought.picture().pixels();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("brought", brought.picture().source().name());
    facts.put("name", brought.picture().source().name());
    facts.put("width", pixels.width());
    facts.put("height", pixels.height());
    return Message.of(facts, ask.isSet("file") ? new byte[0] : brought.file());
  }
}
