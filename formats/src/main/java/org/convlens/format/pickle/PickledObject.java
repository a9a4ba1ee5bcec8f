package org.convlens.format.pickle;

import java.util.LinkedHashMap;
import java.util.Map;

/** An object of a class that is not built: the class's name and the attributes. */
public final class PickledObject {
  private final String type;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private boolean opaque;

  PickledObject(String type) {
    this.type = type;
  }

  /** For example {@code __torch__.torch.nn.modules.conv.Conv2d}. */
  public String type() {
    return type;
  }

  /** By name, in the file's order. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** Whether its class has a state of its own instead of attributes. */
  public boolean isOpaque() {
    return opaque;
  }

  void restore(Object state) {
    if (state instanceof Map<?, ?> map) {
      map.forEach((name, value) -> attributes.put(String.valueOf(name), value));
    } else {
      opaque = true;
    }
  }
}
