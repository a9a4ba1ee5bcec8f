package org.convlens.picture;

import java.util.List;

/** Boxes and arrows from top to bottom: the layers of a network. */
public record Diagram(String title, List<Box> boxes) implements Picture {
  public Diagram {
    boxes = List.copyOf(boxes);
  }

  @Override
  public Diagram titled(String other) {
    return new Diagram(other, boxes);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.diagram(this);
  }

  /**
   * @param lines the first in bold, such as the layer's name, then its shape
   * @param kind decides the colour: boxes of one kind look alike
   * @param inputs places in the list of boxes where arrows come from, each before this one
   */
  public record Box(List<String> lines, String kind, List<Integer> inputs) {
    public Box {
      lines = List.copyOf(lines);
      inputs = List.copyOf(inputs);
    }
  }
}
