package org.convlens.format.pickle;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.ElementType;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle.Global;

/** The only classes and functions that a pickle may name, and what each becomes. */
public final class Constructors implements Constructing {
  private static final Map<String, ElementType> STORAGES =
      Map.ofEntries(
          Map.entry("FloatStorage", ElementType.FLOAT32),
          Map.entry("DoubleStorage", ElementType.FLOAT64),
          Map.entry("HalfStorage", ElementType.FLOAT16),
          Map.entry("BFloat16Storage", ElementType.BFLOAT16),
          Map.entry("LongStorage", ElementType.INT64),
          Map.entry("IntStorage", ElementType.INT32),
          Map.entry("ShortStorage", ElementType.INT16),
          Map.entry("CharStorage", ElementType.INT8),
          Map.entry("ByteStorage", ElementType.UINT8),
          Map.entry("BoolStorage", ElementType.BOOL));

  private static final Set<String> TENSORS =
      Set.of("torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor");

  private static final Set<String> PARAMETERS =
      Set.of("torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state");

  private static final Set<String> DICTIONARIES =
      Set.of(
          "collections.OrderedDict",
          "collections.defaultdict",
          "collections.Counter",
          "argparse.Namespace",
          "builtins.dict");

  /** What may stand in a checkpoint beside the weights; nothing of it is used. */
  private static final Set<String> IGNORED =
      Set.of(
          "torch.Size",
          "torch.device",
          "torch.float32",
          "torch.float16",
          "torch.bfloat16",
          "torch.float64",
          "torch.int64",
          "builtins.set",
          "builtins.list",
          "builtins.tuple",
          "builtins.int",
          "builtins.float",
          "builtins.str",
          "builtins.bool",
          "__builtin__.set",
          "_codecs.encode",
          "numpy.dtype",
          "numpy.ndarray",
          "numpy.core.multiarray.scalar",
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray.scalar",
          "numpy._core.multiarray._reconstruct",
          "pathlib.Path",
          "pathlib.PosixPath",
          "pathlib.WindowsPath",
          "datetime.datetime");

  /** What TorchScript writes around lists, which are built as they are. */
  private static final Set<String> TAGS =
      Set.of(
          "torch.jit._pickle.restore_type_tag",
          "torch.jit._pickle.build_intlist",
          "torch.jit._pickle.build_doublelist",
          "torch.jit._pickle.build_boollist",
          "torch.jit._pickle.build_tensorlist");

  private final Map<String, Storage> storages = new HashMap<>();
  private final boolean script;

  /** For weights and what may stand beside them. */
  public Constructors() {
    this(false);
  }

  /**
   * @param script whether objects of TorchScript's classes, whose names begin with {@code
   *     __torch__.}, are built as their attributes
   */
  public Constructors(boolean script) {
    this.script = script;
  }

  /** All storages that were named, by their key. */
  public Map<String, Storage> storages() {
    return storages;
  }

  @Override
  public Global global(Global named) throws FormatException {
    String name = named.toString();
    boolean known =
        TENSORS.contains(name)
            || PARAMETERS.contains(name)
            || DICTIONARIES.contains(name)
            || IGNORED.contains(name)
            || name.equals("torch._tensor._rebuild_from_type_v2")
            || name.equals("torch.Tensor")
            || name.equals("torch.nn.parameter.Parameter")
            || name.equals("torch.nn.parameter.Buffer")
            || (script && (TAGS.contains(name) || named.isScript()))
            || storage(named) != null;
    if (name.contains("_rebuild_qtensor")) {
      throw new FormatException(
          "the file holds quantised weights, which are not read: take the network as it was before"
              + " quantisation");
    }
    if (!known) {
      throw new FormatException(WholeModule.refusal(name));
    }
    return named;
  }

  private static @org.jspecify.annotations.Nullable ElementType storage(Global named) {
    return named.module().startsWith("torch") ? STORAGES.get(named.name()) : null;
  }

  @Override
  public Object construct(Global named, List<?> arguments) throws FormatException {
    String name = named.toString();
    if (TENSORS.contains(name)) {
      return new View(
          (Storage) arguments.get(0),
          (Long) arguments.get(1),
          numbers((List<?>) arguments.get(2)),
          numbers((List<?>) arguments.get(3)));
    }
    if (PARAMETERS.contains(name) || TAGS.contains(name)) {
      return arguments.get(0);
    }
    if (name.equals("torch._tensor._rebuild_from_type_v2")) {
      return construct((Global) arguments.get(0), (List<?>) arguments.get(2));
    }
    if (DICTIONARIES.contains(name)) {
      return dictionary(arguments);
    }
    if (script && named.isScript()) {
      return new PickledObject(name);
    }
    if (name.equals("torch.Size")) {
      return arguments.isEmpty() ? List.of() : arguments.get(0);
    }
    return new LinkedHashMap<Object, Object>();
  }

  private static Map<Object, Object> dictionary(List<?> arguments) {
    Map<Object, Object> map = new LinkedHashMap<>();
    if (!arguments.isEmpty() && arguments.get(0) instanceof List<?> pairs) {
      for (Object each : pairs) {
        if (each instanceof List<?> pair && pair.size() == 2 && pair.get(0) instanceof String) {
          map.put(pair.get(0), pair.get(1));
        }
      }
    }
    return map;
  }

  private static long[] numbers(List<?> list) {
    return list.stream().mapToLong(n -> (Long) n).toArray();
  }

  /** What a persistent id stands for: {@code ('storage', class, key, device, size, ...)}. */
  @Override
  public Storage stored(Object id) throws FormatException {
    if (!(id instanceof List<?> parts) || parts.size() < 5 || !"storage".equals(parts.get(0))) {
      throw new FormatException("the pickle refers to something outside that is not a tensor");
    }
    Global named = (Global) parts.get(1);
    ElementType type = storage(named);
    if (type == null) {
      throw new FormatException("tensors of '" + named + "' cannot be read");
    }
    if (parts.size() > 5 && parts.get(5) != Pickle.NONE) {
      throw new FormatException("the file was saved by a very old PyTorch: load and save it again");
    }
    if (!(parts.get(2) instanceof String key)) {
      throw new FormatException("a storage is not called by a text: the file is damaged");
    }
    return storages.computeIfAbsent(key, k -> new Storage(type, k, (Long) parts.get(4)));
  }

  @Override
  public void restore(Object object, Object state) {
    if (object instanceof PickledObject instance) {
      instance.restore(state);
    }
  }

  @Override
  public String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
