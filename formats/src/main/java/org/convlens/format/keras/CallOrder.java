package org.convlens.format.keras;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.format.file.FormatException;
import org.convlens.format.keras.KerasTopology.Argument;
import org.convlens.format.keras.KerasTopology.Call;
import org.convlens.format.keras.KerasTopology.Ref;

/** Puts the calls of a functional model into an order in which each comes after what it takes. */
final class CallOrder {
  private record Key(String layer, int call) {}

  private CallOrder() {}

  static List<Call> sorted(String model, List<Call> calls, List<Ref> outputs)
      throws FormatException {
    Map<Key, Call> byKey = new HashMap<>();
    calls.forEach(call -> byKey.put(new Key(call.layer().name(), call.index()), call));
    List<Call> order = new ArrayList<>();
    Set<Key> done = new HashSet<>();
    Set<Key> entered = new HashSet<>();
    Deque<Key> open = new ArrayDeque<>();
    calls.forEach(call -> open.add(new Key(call.layer().name(), call.index())));
    outputs.forEach(ref -> open.add(new Key(ref.layer(), ref.call())));
    while (!open.isEmpty()) {
      Key key = open.peek();
      Call call = byKey.get(key);
      if (call == null) {
        throw new FormatException(
            "the model '" + model + "' takes the output of '" + key.layer() + "', which has none");
      }
      List<Key> missing = missing(call, done);
      if (missing.isEmpty()) {
        open.pop();
        if (done.add(key)) {
          order.add(call);
        }
      } else if (!entered.add(key)) {
        throw new FormatException(
            "the model '" + model + "' has a circle through layer '" + key.layer() + "'");
      } else {
        missing.forEach(open::push);
      }
    }
    return order;
  }

  private static List<Key> missing(Call call, Set<Key> done) {
    List<Key> missing = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      if (argument instanceof Ref ref) {
        Key key = new Key(ref.layer(), ref.call());
        if (!done.contains(key)) {
          missing.add(key);
        }
      }
    }
    return missing;
  }
}
