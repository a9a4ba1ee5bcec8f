package org.convlens.format.torchscript;

/** A function, a class or a part of the name of one, such as {@code torch.relu}. */
record Reference(String name) {
  static final String PROGRAM = "__torch__";

  Reference member(String member) {
    return new Reference(name + "." + member);
  }

  boolean isOfProgram() {
    return name.startsWith(PROGRAM + ".");
  }

  String lastName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
