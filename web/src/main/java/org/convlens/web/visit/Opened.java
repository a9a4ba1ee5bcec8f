package org.convlens.web.visit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.method.Place;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.Summary;
import org.convlens.net.op.Grid;
import org.convlens.picture.drawing.KindColour;
import org.convlens.studio.ModelFacts;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Phrases;

/** A network: what {@code summary --json} says of it, and what its diagram needs. */
record Opened(House house) implements QuickQuestion {
  @Override
  public Message answer(Ask ask) throws IOException {
    OpenedModel opened = house.model(ask);
    Model model = opened.model();
    Graph graph = model.graph();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", opened.source().name());
    facts.put("summary", ModelFacts.of(model, Summary.of(model)));
    List<LayerId> layers = graph.layers();
    facts.put("diagram", layers.stream().map(id -> box(graph, id, layers)).toList());
    facts.put("shown", numbers(Place.MAPS.find(graph), layers));
    facts.put("last", numbers(Place.LAST_SPATIAL.find(graph), layers));
    Shape input = graph.inputShape();
    facts.put("height", input.height());
    facts.put("width", input.width());
    facts.put("values", model.head().isRegression());
    facts.put("logits", layers.indexOf(model.head().logits()));
    facts.put("about", about(model));
    facts.put("twins", twins(ask, graph));
    return Message.of(facts);
  }

  private static List<Integer> numbers(List<LayerId> some, List<LayerId> layers) {
    return some.stream().map(layers::indexOf).filter(i -> i >= 0).toList();
  }

  private static Map<String, Object> box(Graph graph, LayerId id, List<LayerId> layers) {
    Node node = graph.node(id);
    Grid grid = Grid.of(node.shape());
    Map<String, Object> box = new LinkedHashMap<>();
    box.put("colour", String.format(Locale.ROOT, "#%06x", KindColour.of(node.op().kind())));
    box.put("from", numbers(node.inputs(), layers));
    box.put("channels", grid.channels());
    box.put("rows", grid.rows());
    box.put("columns", grid.columns());
    return box;
  }

  /** What people should know of it, in lines. */
  private static List<String> about(Model model) {
    List<String> lines = new ArrayList<>();
    lines.add("preprocessing: " + Phrases.preprocessing(model.preprocessing()));
    Stream.of(
            Phrases.input(model),
            Phrases.assumed(model),
            Phrases.unusedLabels(model),
            Phrases.outputs(model.graph()),
            Phrases.places(model),
            Phrases.regression(model))
        .forEach(line -> line.ifPresent(lines::add));
    return lines;
  }

  /** Other networks here with the same layers: checkpoints of the same network. */
  private List<Integer> twins(Ask ask, Graph graph) throws IOException {
    List<String> own = shapes(graph);
    List<Integer> twins = new ArrayList<>();
    for (int i = 0; i < house.stock().networks().size(); i++) {
      Graph other = house.studio().model(house.stock().network(i).network()).model().graph();
      if (i != ask.number("network") && shapes(other).equals(own)) {
        twins.add(i);
      }
    }
    return twins;
  }

  private static List<String> shapes(Graph graph) {
    return graph.nodes().stream().map(n -> n.name() + n.shape()).toList();
  }
}
