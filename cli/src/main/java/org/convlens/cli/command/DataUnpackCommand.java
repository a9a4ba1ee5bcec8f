package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import org.convlens.cli.terminal.Console;
import org.convlens.studio.SetFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "unpack",
    description = {
      "Write the pictures of a set as PNG files, a folder for each part and class, such as"
          + " test/cat/00017.png: what atlas, classify, web and other programs open. All of them or"
          + " none."
    },
    footer = {
      "",
      "Examples:",
      "  convlens data pull cifar10",
      "  convlens data unpack cifar10 -o cifar10/"
    })
final class DataUnpackCommand extends Action {
  @Parameters(
      paramLabel = "DATA",
      description = "MNIST or CIFAR files, packed or not, or a known set by name.")
  private String place = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "The folder that is made. Otherwise it is called as the set is.")
  private @Nullable Path out;

  DataUnpackCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    Path folder = out == null ? Path.of(place).getFileName() : out;
    int count =
        new SetFolders(place).write(folder.toAbsolutePath().normalize(), console.progress());
    console.out().printf(java.util.Locale.ROOT, "%,d pictures: %s%n", count, folder);
  }
}
