package org.convlens.format.architecture;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.net.LayerId;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Constant;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** PyTorch's adaptive average pool: maps of any size to maps of one size, also to larger ones. */
final class AdaptiveMean {
  private AdaptiveMean() {}

  /**
   * @param cells rows, and columns, of the result
   */
  static void add(Assembly net, String name, int cells) {
    Shape maps = net.shape();
    AdaptiveWindows rows = new AdaptiveWindows(maps.height(), cells);
    AdaptiveWindows columns = new AdaptiveWindows(maps.width(), cells);
    if (maps.height() == cells && maps.width() == cells) {
      net.same(name);
      return;
    }
    if (rows.isUniform() && columns.isUniform()) {
      Size window = new Size(rows.length(0), columns.length(0));
      Size stride = new Size(rows.stride(), columns.stride());
      net.op(name, new AveragePool2d(window, stride, Padding.NONE, false, true));
      return;
    }
    LayerId input = net.at();
    LayerId left = constant(net, name + "/rows", rows, false);
    LayerId right = constant(net, name + "/columns", columns, true);
    LayerId first = net.op(name + "/means", new MatMul(), List.of(left, input)).at();
    net.op(name, new MatMul(), List.of(first, right));
  }

  private static LayerId constant(
      Assembly net, String name, AdaptiveWindows windows, boolean inputMajor) {
    return net.op(name, new Constant(), List.of(), windows.averages(inputMajor)).at();
  }
}
