package org.convlens.cli;

/** The command line's entry point. */
public final class Cli {
  private Cli() {}

  public static void main(String[] args) {
    System.out.println("ConvLens");
  }
}
