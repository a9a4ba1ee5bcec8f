package org.convlens.format.pickle;

import java.util.Map;

/** What is said of a pickle that names classes or functions: with the way out for each kind. */
final class WholeModule {
  private static final String TRACED =
      "torch.jit.trace(model.eval(), torch.rand(1, 3, 224, 224)).save(\"net.pt\")";

  /** Beginnings of names, whose networks they are, and lines of Python that save them otherwise. */
  private static final Map<String, String> KINDS =
      Map.of(
          "ultralytics.",
          "Ultralytics: from ultralytics import YOLO; YOLO(\"FILE.pt\").export(format=\"onnx\")",
          "models.yolo",
          "YOLOv5: in its folder, python export.py --weights FILE.pt --include onnx",
          "models.common",
          "YOLOv5: in its folder, python export.py --weights FILE.pt --include onnx",
          "fastai.",
          "fastai: model = load_learner(\"FILE.pkl\").model; " + TRACED,
          "fastcore.",
          "fastai: model = load_learner(\"FILE.pkl\").model; " + TRACED);

  private WholeModule() {}

  /**
   * One line.
   *
   * @param name of the class or function
   */
  static String refusal(String name) {
    String way =
        KINDS.entrySet().stream()
            .filter(kind -> name.startsWith(kind.getKey()))
            .map(kind -> "made by " + kind.getValue())
            .findFirst()
            .orElse("model = torch.load(\"FILE\", weights_only=False); " + TRACED);
    return "the file names the Python class or function '"
        + name
        + "', which is not run or built; in Python: "
        + way
        + ", with the size that it takes";
  }
}
