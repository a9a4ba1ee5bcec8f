package org.convlens.format.torchscript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Constructors;
import org.convlens.format.pickle.Pickle;
import org.convlens.format.pickle.PickledObject;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.torchscript.syntax.Definition;
import org.convlens.format.torchscript.syntax.Parser;
import org.jspecify.annotations.Nullable;

/** What a TorchScript file holds: the modules, the constants, and the source of their classes. */
final class Program {
  private static final long LONGEST_SOURCE = 4 << 20;
  private static final long LONGEST_SOURCES = 16 << 20;

  private final TorchArchive archive;
  private final PickledObject root;
  private final List<?> constants;
  private final Map<String, Map<String, Definition>> files = new HashMap<>();
  private long read;

  private Program(TorchArchive archive, PickledObject root, List<?> constants) {
    this.archive = archive;
    this.root = root;
    this.constants = constants;
  }

  static Program of(TorchArchive archive) throws FormatException {
    Object root = archive.read("data", new Constructors(true));
    if (!(root instanceof PickledObject module)) {
      throw new FormatException("this TorchScript file holds no module");
    }
    Object constants =
        archive.has("constants.pkl")
            ? archive.read("constants", new Constructors(true))
            : List.of();
    return new Program(archive, module, constants instanceof List<?> list ? list : List.of());
  }

  PickledObject root() {
    return root;
  }

  /** A constant by its name: {@code c0}, {@code c1} ... */
  Object constant(String name) throws FormatException {
    if (name.matches("c\\d{1,6}")) {
      int index = Integer.parseInt(name.substring(1));
      if (index < constants.size()) {
        return constants.get(index);
      }
    }
    throw new FormatException("the program's constant '" + name + "' is missing");
  }

  /**
   * @param name in full: {@code __torch__.torch.nn.functional.relu}
   */
  Definition find(String name) throws FormatException {
    int dot = name.lastIndexOf('.');
    String file = "code/" + name.substring(0, Math.max(0, dot)).replace('.', '/') + ".py";
    Map<String, Definition> definitions = files.get(file);
    if (definitions == null) {
      String source = archive.text(file, LONGEST_SOURCE);
      read += source.length();
      if (read > LONGEST_SOURCES) {
        throw new FormatException("the program's source is longer than " + LONGEST_SOURCES);
      }
      definitions = Parser.parse(file, source);
      files.put(file, definitions);
    }
    Definition definition = definitions.get(name.substring(dot + 1));
    if (definition == null) {
      throw new FormatException("the program does not define '" + name + "'");
    }
    return definition;
  }

  Definition.Type type(PickledObject object) throws FormatException {
    if (find(object.type()) instanceof Definition.Type type) {
      return type;
    }
    throw new FormatException("the program does not define the class '" + object.type() + "'");
  }

  Definition.@Nullable Function method(PickledObject object, String name) throws FormatException {
    return object.isOpaque() ? null : type(object).methods().get(name);
  }

  /** A value of the file as the interpreter has it. */
  static Object adopted(String name, Object value) {
    if (value instanceof org.convlens.format.pickle.View view) {
      return new Known(name, view);
    }
    if (value instanceof List<?> list) {
      java.util.ArrayList<Object> items = new java.util.ArrayList<>();
      for (Object item : list) {
        boolean tensor = item instanceof org.convlens.format.pickle.View;
        items.add(tensor ? adopted(name + "." + items.size(), item) : item);
      }
      return items;
    }
    return value == null ? Pickle.NONE : value;
  }
}
