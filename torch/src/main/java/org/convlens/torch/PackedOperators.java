package org.convlens.torch;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.OperatorHandleOptional;
import org.bytedeco.pytorch.OperatorName;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The operators of oneDNN that only libtorch's dispatcher gives access to, by name. */
final class PackedOperators {
  /** Makes lists of the types that the operators take. */
  private static final String LISTS =
      """
      def two(a: int, b: int):
        return [a, b]
      def four(a: int, b: int, c: int, d: int):
        return [a, b, c, d]
      def none():
        numbers: List[Optional[number]] = []
        return numbers
      """;

  private static final Optional<PackedOperators> FOUND = find();

  private final OperatorHandle pack;
  private final OperatorHandle convolve;
  private final OperatorHandle accumulate;
  private final OperatorHandle multiply;
  private final OperatorHandle packMatrix;
  private final CompilationUnit lists;
  private final IValue noNumbers;
  private final IValue noPadding;
  private final IValue one = Scope.keep(new IValue(1L));
  private final IValue absent = Scope.keep(new IValue());
  private final IValue plain = Scope.keep(new IValue("none"));
  private final IValue relu = Scope.keep(new IValue("relu"));
  private final IValue add = Scope.keep(new IValue("add"));
  private final IValue whole = Scope.keep(new IValue(1.0));
  private final IValue anyAlgorithm = Scope.keep(new IValue(""));

  private PackedOperators(
      OperatorHandle pack,
      OperatorHandle convolve,
      OperatorHandle accumulate,
      OperatorHandle multiply,
      OperatorHandle packMatrix) {
    this.pack = pack;
    this.convolve = convolve;
    this.accumulate = accumulate;
    this.multiply = multiply;
    this.packMatrix = packMatrix;
    this.lists = Scope.keep(torch.compile(LISTS));
    this.noNumbers = list("none");
    this.noPadding = list(0, 0);
  }

  /** Where libtorch comes with oneDNN, on processors of x86's kind. */
  static Optional<PackedOperators> found() {
    return FOUND;
  }

  private static Optional<PackedOperators> find() {
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    if (!processor.equals("amd64") && !processor.equals("x86_64")) {
      return Optional.empty();
    }
    Optional<OperatorHandle> pack = operator("_reorder_convolution_weight", "");
    Optional<OperatorHandle> convolve = operator("_convolution_pointwise", "");
    Optional<OperatorHandle> accumulate = operator("_convolution_pointwise_", "binary");
    Optional<OperatorHandle> multiply = operator("_linear_pointwise", "");
    Optional<OperatorHandle> packMatrix = operator("_reorder_linear_weight", "");
    return Stream.of(pack, convolve, accumulate, multiply, packMatrix).allMatch(Optional::isPresent)
        ? Optional.of(
            new PackedOperators(
                pack.get(), convolve.get(), accumulate.get(), multiply.get(), packMatrix.get()))
        : Optional.empty();
  }

  private static Optional<OperatorHandle> operator(String name, String overload) {
    OperatorHandleOptional found =
        Dispatcher.singleton().findSchema(new OperatorName("mkldnn::" + name, overload));
    return found.has_value()
        ? Optional.of(Scope.keep(new OperatorHandle(found.get())))
        : Optional.empty();
  }

  /** Of rows and columns; one for all. */
  IValue noPadding() {
    return noPadding;
  }

  /** Two or four whole numbers as a list; to be closed. */
  IValue list(long... items) {
    return list(items.length == 2 ? "two" : "four", items);
  }

  private IValue list(String function, long... items) {
    try (IValueVector given = new IValueVector()) {
      for (long item : items) {
        given.push_back(new IValue(item));
      }
      return Scope.keep(lists.get_function(new QualifiedName(function)).apply(given));
    }
  }

  /**
   * A kernel as a convolution's inner loops read it; to be closed.
   *
   * @param input the extents of what the convolution will mostly be given
   */
  Tensor pack(Tensor kernel, IValue padding, IValue stride, IValue dilation, long... input) {
    try (IValue given = new IValue(kernel);
        IValue extents = list(input)) {
      return Scope.keep(call(pack, given, padding, stride, dilation, one, extents));
    }
  }

  /**
   * A matrix, out × in, as a product's inner loops read it; to be closed.
   *
   * @param batch how many rows the product will mostly be given
   */
  Tensor pack(Tensor matrix, long batch) {
    try (IValue given = new IValue(matrix);
        IValue rows = new IValue(batch)) {
      return Scope.keep(call(packMatrix, given, rows));
    }
  }

  /** A convolution, rectified or not. */
  Tensor convolve(Tensor x, PackedConvolution conv, boolean rectified) {
    try (IValue maps = new IValue(x)) {
      return call(
          convolve,
          maps,
          conv.kernel(),
          conv.bias(),
          conv.padding(),
          conv.stride(),
          conv.dilation(),
          one,
          rectified ? relu : plain,
          noNumbers,
          anyAlgorithm);
    }
  }

  /** Adds a convolution to maps, which are written over and, if it is wanted, rectified. */
  Tensor accumulate(Tensor sum, Tensor x, PackedConvolution conv, boolean rectified) {
    try (IValue target = new IValue(sum);
        IValue maps = new IValue(x)) {
      return call(
          accumulate,
          target,
          maps,
          conv.kernel(),
          conv.bias(),
          conv.padding(),
          conv.stride(),
          conv.dilation(),
          one,
          add,
          whole,
          rectified ? relu : absent,
          noNumbers,
          anyAlgorithm);
    }
  }

  /** A dense layer. */
  Tensor multiply(Tensor x, PackedLinear dense) {
    try (IValue pictures = new IValue(x)) {
      return call(multiply, pictures, dense.matrix(), dense.bias(), plain, noNumbers, anyAlgorithm);
    }
  }

  private static Tensor call(OperatorHandle operator, IValue... arguments) {
    try (IValueVector stack = new IValueVector()) {
      for (IValue argument : arguments) {
        stack.push_back(argument);
      }
      operator.callBoxed(stack);
      try (IValue result = new IValue(stack.get(0))) {
        return new Tensor(result.toTensor());
      }
    }
  }
}
