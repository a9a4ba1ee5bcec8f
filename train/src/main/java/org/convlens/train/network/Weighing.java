package org.convlens.train.network;

/**
 * What layers with weights have in common.
 *
 * @param bias whether a number of its own is added to each output
 * @param initialiser what the weights begin with
 * @param frozen whether they stay so
 * @param activation what follows
 * @param name empty where Keras's goes without saying
 */
public record Weighing(
    boolean bias, Initialiser initialiser, boolean frozen, Activation activation, String name) {
  /** A bias, Glorot's weights, nothing that follows. */
  public static final Weighing DEFAULT =
      new Weighing(true, Uniform.GLOROT, false, Activation.LINEAR, "");

  public Weighing bias(boolean other) {
    return new Weighing(other, initialiser, frozen, activation, name);
  }

  public Weighing initialiser(Initialiser other) {
    return new Weighing(bias, other, frozen, activation, name);
  }

  public Weighing frozen(boolean other) {
    return new Weighing(bias, initialiser, other, activation, name);
  }

  public Weighing activation(Activation other) {
    return new Weighing(bias, initialiser, frozen, other, name);
  }

  public Weighing name(String other) {
    return new Weighing(bias, initialiser, frozen, activation, other);
  }

  /** What is not as usual, each with a space before it. */
  String text() {
    return (activation == Activation.LINEAR ? "" : " " + activation.text())
        + (bias ? "" : " nobias")
        + (frozen ? " frozen" : "")
        + (initialiser.equals(Uniform.GLOROT) ? "" : " init=" + initialiser.text())
        + named(name);
  }

  /** A name as an option, or nothing. */
  static String named(String name) {
    return name.isEmpty() ? "" : " name=" + name;
  }
}
