package org.convlens.torch;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.LayerId;
import org.convlens.net.op.Locality;
import org.jspecify.annotations.Nullable;

/**
 * A forward pass of changed copies of a picture: as long as nodes are local only on the windows
 * that the change reaches, then on whole maps. To be used once, inside a {@link Scope}.
 */
final class PatchedPass {
  /** Windows that cover more than this share of a layer's maps are not worth cutting out. */
  private static final double MOST = 0.9;

  private static final Scalar ZERO = Scope.hold(() -> new Scalar(0f)).value();

  private final Program program;
  private final LocalSteps steps;
  private final @Nullable Tensor[] clean;
  private final boolean[] needed;
  private final boolean[] kept;
  private final int[] uses;
  private final @Nullable WindowCells[] tiles;
  private final @Nullable Tensor[] wholes;
  private final long pictures;

  /**
   * @param clean what layers said to the picture itself, by place
   * @param needed places that run
   * @param kept places that are wanted in the end
   */
  PatchedPass(
      LocalSteps steps,
      Program program,
      @Nullable Tensor[] clean,
      boolean[] needed,
      boolean[] kept,
      long pictures) {
    this.program = program;
    this.steps = steps;
    this.clean = clean;
    this.needed = needed;
    this.kept = kept;
    this.pictures = pictures;
    this.tiles = new WindowCells[needed.length];
    this.wholes = new Tensor[needed.length];
    this.uses = new int[needed.length];
    for (int i = 0; i < needed.length; i++) {
      if (needed[i]) {
        for (int input : program.inputs(i)) {
          uses[input]++;
        }
      }
    }
  }

  /**
   * @param changed what the copies hold inside their windows
   * @return by place what was to be kept
   */
  @Nullable Tensor[] run(int input, WindowCells changed, Consumer<LayerId> executed) {
    put(input, changed);
    for (int i = 0; i < needed.length; i++) {
      if (needed[i] && i != input) {
        compute(i);
        executed.accept(program.node(i).id());
        release(program.inputs(i));
      }
    }
    @Nullable Tensor[] results = new Tensor[needed.length];
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        results[i] = isReached(i) ? whole(i) : clean(i).alias();
      }
    }
    return results;
  }

  private void compute(int place) {
    int[] inputs = program.inputs(place);
    boolean inWindows = false;
    for (int input : inputs) {
      if (wholes[input] != null) {
        wholes[place] = full(place, inputs);
        return;
      }
      inWindows |= tiles[input] != null;
    }
    WindowCells tile =
        switch (inWindows ? steps.locality(place) : Locality.EVERYWHERE) {
          case POINTWISE -> pointwise(place, inputs[0]);
          case JOINING -> joined(place, inputs);
          case SLIDING -> slid(place, inputs[0]);
          case EVERYWHERE -> null;
        };
    if (tile == null) {
      wholes[place] = full(place, inputs);
    } else {
      put(place, tile);
    }
  }

  private void put(int place, WindowCells tile) {
    if (tile.at().isWhole(program.shape(place))) {
      wholes[place] = tile.cells();
    } else {
      tiles[place] = tile;
    }
  }

  private WindowCells pointwise(int place, int input) {
    WindowCells tile = tile(input);
    return new WindowCells(
        mayOverwrite(place, input) ? overwrite(tile.cells()) : steps.pointwise(place, tile.cells()),
        tile.at());
  }

  private @Nullable WindowCells slid(int place, int input) {
    Shape output = program.shape(place);
    LocalSteps.Sliding sliding = steps.sliding(place);
    Windows at = tile(input).at().reached(sliding.reach(), output);
    return at.area() > MOST * output.height() * output.width()
        ? null
        : new WindowCells(sliding.run(clean(input), tile(input), at), at);
  }

  private WindowCells joined(int place, int[] inputs) {
    Shape maps = program.shape(place);
    Windows at = null;
    for (int input : inputs) {
      WindowCells tile = tiles[input];
      if (tile != null) {
        at = at == null ? tile.at() : at.hull(tile.at(), maps);
      }
    }
    Windows hull = Objects.requireNonNull(at);
    Tensor[] cells = new Tensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      cells[i] = cells(inputs[i], hull, maps);
    }
    return new WindowCells(program.step(place).run(cells), hull);
  }

  /** What one of several inputs holds in their common windows. */
  private Tensor cells(int input, Windows at, Shape maps) {
    WindowCells tile = tiles[input];
    if (tile != null && tile.at().isSame(at)) {
      return tile.cells();
    }
    Tensor value = clean(input);
    Shape shape = program.shape(input);
    boolean constant = shape.height() != maps.height() || shape.width() != maps.width();
    if (shape.rank() < 4) {
      if (shape.elements() == 1 || (constant && shape.rank() > 2)) {
        return value;
      }
      long[] extents = {1, 1, 1, 1};
      for (int axis = 1; axis <= shape.rank(); axis++) {
        extents[4 - axis] = shape.extent(-axis);
      }
      value = value.view(extents);
    } else if (constant) {
      return value;
    }
    return WindowCells.cut(Transfer.channelsLast(value), tile, at, ZERO);
  }

  /** The node on whole maps. */
  private Tensor full(int place, int[] inputs) {
    if (inputs.length == 1 && wholes[inputs[0]] != null && mayOverwrite(place, inputs[0])) {
      return overwrite(whole(inputs[0]));
    }
    Tensor[] values = new Tensor[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = isReached(inputs[i]) ? whole(inputs[i]) : repeated(inputs[i]);
    }
    return program.step(place).run(values);
  }

  private Tensor repeated(int place) {
    Tensor value = clean(place);
    if (!program.shape(place).hasBatch()) {
      return value;
    }
    long[] extents = new long[Math.toIntExact(value.dim())];
    Arrays.fill(extents, -1);
    extents[0] = pictures;
    return value.expand(extents);
  }

  /** From now on the layer's maps are whole. */
  private Tensor whole(int place) {
    Tensor known = wholes[place];
    if (known != null) {
      return known;
    }
    WindowCells tile = tile(place);
    Tensor whole = tile.whole(clean(place));
    tile.cells().close();
    tiles[place] = null;
    wholes[place] = whole;
    return whole;
  }

  private boolean isReached(int place) {
    return tiles[place] != null || wholes[place] != null;
  }

  private WindowCells tile(int place) {
    return Objects.requireNonNull(tiles[place], "no windows");
  }

  private Tensor clean(int place) {
    return Objects.requireNonNull(clean[place], "not remembered");
  }

  private boolean mayOverwrite(int place, int input) {
    return !kept[input] && program.mayOverwrite(place, false);
  }

  private static Tensor overwrite(Tensor x) {
    return new Tensor(torch.relu_(x));
  }

  private void release(int[] inputs) {
    for (int input : inputs) {
      if (--uses[input] == 0 && !kept[input]) {
        WindowCells tile = tiles[input];
        Tensor whole = wholes[input];
        if (tile != null) {
          tile.cells().close();
          tiles[input] = null;
        }
        if (whole != null) {
          whole.close();
          wholes[input] = null;
        }
      }
    }
  }
}
