package org.convlens.spark;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A master and two workers of one core each, on loopback, as processes of their own. */
final class SmallCluster implements AutoCloseable {
  private final String master;
  private final List<Process> processes;

  private SmallCluster(String master, List<Process> processes) {
    this.master = master;
    this.processes = processes;
  }

  static SmallCluster start(Path folder) throws IOException, InterruptedException {
    Path home = home(folder);
    int port = freePort();
    String master = "spark://127.0.0.1:" + port;
    List<Process> processes = new ArrayList<>();
    String name = "org.apache.spark.deploy.";
    processes.add(
        process(
            home,
            "master",
            name + "master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "" + port,
            "--webui-port",
            "0"));
    Path log = home.resolve("master.log");
    awaitLine(log, "starting", processes.get(0));
    for (int worker = 0; worker < 2; worker++) {
      processes.add(
          process(
              home,
              "worker" + worker,
              name + "worker.Worker",
              "--host",
              "127.0.0.1",
              "--cores",
              "1",
              "--memory",
              "2g",
              "--webui-port",
              "0",
              "--work-dir",
              home.resolve("work" + worker).toString(),
              master));
    }
    return new SmallCluster(master, processes);
  }

  /** What Spark takes for its installation: the class path of this test. */
  private static Path home(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path place = Path.of(entry).toAbsolutePath();
      if (entry.endsWith(".jar") && Files.exists(place)) {
        Files.createSymbolicLink(jars.resolve(number++ + "-" + place.getFileName()), place);
      }
    }
    return folder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process process(Path home, String name, String main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    for (String opened : System.getProperty("convlens.opens", "").split(" ", -1)) {
      if (!opened.isEmpty()) {
        command.add("--add-opens=" + opened);
      }
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.redirectErrorStream(true).redirectOutput(home.resolve(name + ".log").toFile());
    return builder.start();
  }

  private static void awaitLine(Path log, String word, Process process)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (System.nanoTime() < end && process.isAlive()) {
      if (Files.exists(log) && Files.readString(log).contains(word)) {
        return;
      }
      Thread.sleep(100);
    }
  }

  String master() {
    return master;
  }

  /** Ends an executor, which is a process of a worker's, as a machine that loses its current. */
  boolean killAnExecutor() {
    Optional<ProcessHandle> executor =
        processes.stream().flatMap(process -> process.toHandle().children()).findFirst();
    return executor.isPresent() && executor.get().destroyForcibly();
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
