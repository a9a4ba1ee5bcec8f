package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.format.zoo.Cache;
import org.convlens.format.zoo.Kept;
import org.convlens.format.zoo.KnownNetwork;
import org.convlens.net.Model;
import org.convlens.net.Summary;
import org.convlens.score.Confusion;
import org.convlens.score.Placed;

/** What is known of networks, for programs: in the manner of {@link Facts}. */
public final class ModelFacts {
  private static final String NAME = "name";
  private static final String MODEL = "model";
  private static final String PARAMETERS = "parameters";
  private static final String PREPROCESSING = "preprocessing";

  private ModelFacts() {}

  /** The layers, and what is said around them. */
  public static Map<String, Object> of(Model opened, Summary summary) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(MODEL, summary.model());
    facts.put("layers", summary.rows().stream().map(ModelFacts::of).toList());
    facts.put(PARAMETERS, summary.parameters());
    summary.fixed().ifPresent(fixed -> facts.put("trainable", summary.parameters() - fixed));
    facts.put("macs", summary.macs());
    facts.put(PREPROCESSING, Facts.of(opened.preprocessing()));
    facts.put("outputs", opened.graph().outputNames());
    boolean values = opened.head().isRegression();
    facts.put(values ? "values" : "classes", opened.head().answers());
    facts.put("heads", HeadWords.outputs(opened));
    facts.put("labels", opened.labels().names());
    facts.put("metadata", new TreeMap<>(opened.metadata()));
    return facts;
  }

  private static Map<String, Object> of(Summary.Row row) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(NAME, row.name());
    facts.put("number", row.number());
    facts.put("tensor", row.tensor());
    facts.put("kind", row.kind());
    facts.put("shape", row.shape().toList());
    facts.put(PARAMETERS, row.parameters());
    facts.put("macs", row.macs());
    facts.put("receptive_field", row.receptiveField());
    return facts;
  }

  /**
   * What a network takes pictures for.
   *
   * @param truth how often it is right, where the true classes are known
   */
  public static Map<String, Object> of(
      OpenedModel opened, List<Classified> pictures, Optional<Confusion> truth) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(MODEL, opened.source().name());
    facts.put(PREPROCESSING, Facts.of(opened.model().preprocessing()));
    facts.put("pictures", pictures.stream().map(ModelFacts::of).toList());
    truth.ifPresent(known -> facts.put(DecisionFacts.TRUTH, DecisionFacts.of(known)));
    return facts;
  }

  private static Map<String, Object> of(Classified one) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("picture", one.picture());
    facts.put("top", one.best().stream().map(Facts::of).toList());
    one.judged().ifPresent(judged -> facts.putAll(DecisionFacts.of(judged)));
    if (!one.boxes().isEmpty()) {
      facts.put("boxes", one.boxes().stream().map(ModelFacts::of).toList());
    }
    if (!one.shares().isEmpty()) {
      facts.put("shares", one.shares().stream().map(ModelFacts::of).toList());
    }
    Facts.putNotes(facts, one.notes());
    return facts;
  }

  private static Map<String, Object> of(Classified.Boxed box) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("box", box.placed().place());
    facts.putAll(Facts.of(box.placed().said()));
    box.where()
        .ifPresent(w -> facts.put("pixels", List.of(w.left(), w.top(), w.right(), w.bottom())));
    return facts;
  }

  private static Map<String, Object> of(Placed.Share share) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("class", share.index());
    facts.put("label", share.label());
    facts.put("share", share.share());
    return facts;
  }

  /** A network that is known by its name, and whether its weights are here. */
  public static Map<String, Object> of(KnownNetwork network, Cache cache) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(NAME, network.name());
    facts.put("architecture", network.architecture());
    facts.put("publisher", KnownNetwork.PUBLISHER);
    facts.put("url", network.url().toString());
    facts.put("bytes_about", network.bytes());
    facts.put("sha256_begins", network.checksum());
    facts.put("licence", KnownNetwork.LICENCE);
    facts.put(PARAMETERS, network.parameters());
    facts.put("top_1_percent", network.accuracy());
    facts.put("input", List.of(3, network.side(), network.side()));
    facts.put(PREPROCESSING, Facts.of(network.preprocessing()));
    Optional<Kept> kept = cache.find(network);
    facts.put("here", kept.isPresent());
    if (kept.isPresent()) {
      facts.put("file", kept.get().file().toString());
      facts.put("bytes", kept.get().bytes());
      facts.put("sha256", kept.get().sha256());
      facts.put("source", kept.get().source());
      facts.put("as_published", kept.get().published(network));
    }
    return facts;
  }
}
