package org.convlens.format.blueprint;

/** How a module's path is told from the one before. */
final class Step {
  private Step() {}

  /**
   * {@code 2:conv1} keeps two parts of the path before and adds {@code conv1}; {@code 1+:conv1}
   * keeps one, adds the number that follows the path's second part, then {@code conv1}.
   */
  static String after(String path, String step) {
    int colon = step.indexOf(':');
    boolean next = step.charAt(colon - 1) == '+';
    int kept = Integer.parseInt(step.substring(0, next ? colon - 1 : colon));
    String[] parts = path.split("\\.", -1);
    StringBuilder after = new StringBuilder();
    for (int i = 0; i < kept; i++) {
      append(after, parts[i]);
    }
    if (next) {
      append(after, String.valueOf(Integer.parseInt(parts[kept]) + 1));
    }
    append(after, step.substring(colon + 1));
    return after.toString();
  }

  private static void append(StringBuilder path, String part) {
    if (!part.isEmpty()) {
      path.append(path.isEmpty() ? "" : ".").append(part);
    }
  }
}
