import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.op.Size;
import org.convlens.torch.Torch;

/**
 * Opens what make.py made and compares the first output with its framework's: a line a file, then
 * the table. With {@code --table} and files of such lines, the table of all of them alone.
 */
public final class Count {
  /** Of the largest number: this, or twice what the framework's own rounding is. */
  private static final double EQUAL = 1e-4;

  private static final List<String> FILES =
      List.of("pt", "pth", "safetensors", "pt2", "onnx", "keras", "h5");

  private final Map<String, Map<String, String>> outcomes = new TreeMap<>();
  private Torch engine;

  private Count() {}

  /** Folder, then words of which one must be in what is counted; or --table and files. */
  public static void main(String[] arguments) throws IOException {
    Count count = new Count();
    if (arguments[0].equals("--table")) {
      for (int i = 1; i < arguments.length; i++) {
        count.read(Path.of(arguments[i]));
      }
      count.print();
      return;
    }
    count.engine = Torch.engine();
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]), 3)) {
      List<Path> all =
          files
              .filter(f -> FILES.contains(String.valueOf(f).replaceAll(".*\\.", "")))
              .filter(f -> Files.exists(f.resolveSibling("missing.txt")))
              .filter(f -> isWanted(f, arguments))
              .sorted()
              .toList();
      for (Path file : all) {
        count.add(file);
      }
    }
    count.print();
  }

  /** What an earlier run said; of a file that is told of twice, the last holds. */
  private void read(Path lines) throws IOException {
    for (String line : Files.readAllLines(lines)) {
      String[] parts = line.split("\t", -1);
      if (parts.length >= 4) {
        note(parts[1], parts[2], parts[3], parts[0]);
      }
    }
  }

  private void note(String source, String network, String file, String outcome) {
    outcomes.computeIfAbsent(source + ", `" + file + "`", k -> new TreeMap<>()).put(network, outcome);
  }

  private static boolean isWanted(Path file, String[] words) {
    boolean wanted = words.length == 1;
    for (int i = 1; i < words.length; i++) {
      wanted |= file.toString().contains(words[i]);
    }
    return wanted;
  }

  private void add(Path file) {
    String outcome;
    String told;
    try {
      double away = away(file);
      outcome = away <= Math.max(EQUAL, 2 * rounding(file)) ? "equal" : "wrong";
      told = String.format("%.1e", away);
    } catch (IOException | RuntimeException e) {
      outcome = "refused";
      told = String.valueOf(e.getMessage()).replace(file + ": ", "").replace('\n', ' ');
    }
    Path network = file.getParent();
    String source = String.valueOf(network.getParent().getFileName());
    String name = String.valueOf(file.getFileName());
    System.out.printf("%s\t%s\t%s\t%s\t%s%n", outcome, source, network.getFileName(), name, told);
    System.out.flush();
    note(source, String.valueOf(network.getFileName()), name, outcome);
  }

  /** The largest difference, of the largest number of the framework's. */
  private double away(Path file) throws IOException {
    String[] shape = Files.readString(file.resolveSibling("shape.txt")).strip().split(" ");
    int height = Integer.parseInt(shape[1]);
    int width = Integer.parseInt(shape[2]);
    Volume picture =
        Volume.of(Integer.parseInt(shape[0]), height, width, numbers(file.resolveSibling("picture.f32")));
    Model model = Models.open(file, new Size(height, width));
    LayerId last = model.graph().output();
    try (Network network = engine.open(model);
        var trace = network.trace(List.of(picture), Set.of(last))) {
      float[] given = trace.at(0, last).toArray();
      return away(given, numbers(file.resolveSibling("output.f32")));
    }
  }

  /** What rounding does in the framework, or in ONNX Runtime to this very file. */
  private static double rounding(Path file) throws IOException {
    Path notes = file.resolveSibling("rounding.txt");
    double most = 0;
    for (String line : Files.exists(notes) ? Files.readAllLines(notes) : List.<String>of()) {
      String[] words = line.split(" ", -1);
      boolean own = words[0].equals("float32") || file.endsWith(words[0]);
      most = own ? Math.max(most, Double.parseDouble(words[1])) : most;
    }
    return most;
  }

  private static double away(float[] given, float[] wanted) {
    if (given.length != wanted.length) {
      return Double.POSITIVE_INFINITY;
    }
    double away = 0;
    double largest = 0;
    for (int i = 0; i < wanted.length; i++) {
      double difference = Math.abs((double) given[i] - wanted[i]);
      away = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(away, difference);
      largest = Math.max(largest, Math.abs(wanted[i]));
    }
    return away / largest;
  }

  private static float[] numbers(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] numbers = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(numbers);
    return numbers;
  }

  private void print() {
    System.out.println("\n| networks, file | files | equal | wrong | refused |\n|---|---|---|---|---|");
    outcomes.forEach((key, of) -> row(key, List.copyOf(of.values())));
    row("programs and graphs", all(false));
    row("weights alone", all(true));
  }

  /** Files that hold weights alone, or those that hold the network as well. */
  private List<String> all(boolean weights) {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getKey().contains("`weights") == weights)
        .flatMap(entry -> entry.getValue().values().stream())
        .toList();
  }

  private static void row(String name, List<String> outcomes) {
    String row = "| " + name + " | " + outcomes.size();
    for (String kind : List.of("equal", "wrong", "refused")) {
      row += " | " + outcomes.stream().filter(kind::equals).count();
    }
    System.out.println(row + " |");
  }
}
