package org.lastmetre.nights;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.lastmetre.cli.Commands;

/** The program as an operator starts it, in a process of its own or quicker in this one. */
final class Program {
  /** The launcher of this project. */
  static final Path LAUNCHER = Path.of("lastmetre").toAbsolutePath();

  private static final Path JAR = Path.of("target", "lastmetre.jar");
  private static final String HEAP = "-Xmx1g";

  private final List<String> command;
  private final Map<String, String> environment;

  private Program(List<String> command, Map<String, String> environment) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /**
   * How a run ended.
   *
   * @param code its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  record Ended(int code, String out, String err) {}

  /**
   * The launcher, which starts in half the time, where it would start what is under test; else the
   * classes under test.
   */
  static Program built() throws IOException {
    return isLauncherFresh() ? ofLauncher(LAUNCHER).with("LASTMETRE_JAVA_OPTS", HEAP) : ofClasses();
  }

  /** The launcher builds first when a source is newer than the jar; a test must not. */
  static boolean isLauncherFresh() throws IOException {
    if (!Files.isExecutable(LAUNCHER) || !Files.exists(JAR)) {
      return false;
    }
    FileTime built = Files.getLastModifiedTime(JAR);
    try (Stream<Path> sources =
        Stream.concat(Stream.of(Path.of("pom.xml")), Files.walk(Path.of("jobs/src/main")))) {
      return sources.noneMatch(file -> FileUtils.isFileNewer(file.toFile(), built.toMillis()));
    }
  }

  /** The classes under test, in a fresh JVM like the launcher's. */
  static Program ofClasses() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@jobs/java.options", HEAP));
    String classes = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", classes)));
    command.add("org.lastmetre.cli.Main");
    return new Program(command, Map.of());
  }

  /**
   * Runs a command in this process, which has warmed up: for tests of what commands say and do, not
   * of how they start. The Spark session ends with the command, as it does with a process.
   */
  static Ended here(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    // Delta remembers tables together with the session that read them.
    DeltaLog.clearCache();
    try {
      int code = Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
      return new Ended(code, out.toString(), err.toString());
    } finally {
      DeltaLog.clearCache();
    }
  }

  /** The launcher script. */
  static Program ofLauncher(Path script) {
    return new Program(List.of(script.toString()), Map.of());
  }

  /** The same with a variable of its environment set. */
  Program with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(variable, value);
    return new Program(command, changed);
  }

  /** Starts it; what it says is thrown away. */
  Process start(String... arguments) throws IOException {
    return builder(arguments)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Runs it to its end with nothing on standard input. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return runWith("", arguments);
  }

  /** Runs it to its end with a text on standard input. */
  Ended runWith(String in, String... arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lastmetre-program");
    Path input = Files.writeString(folder.resolve("in"), in, StandardCharsets.UTF_8);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try {
      int code =
          builder(arguments)
              .redirectInput(input.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start()
              .waitFor();
      return new Ended(
          code,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      for (Path file : List.of(input, out, err, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(whole);
    // The key lies beside the warehouse of the test, whatever key the machine has.
    builder.environment().remove("LASTMETRE_KEY_FILE");
    builder.environment().putAll(environment);
    return builder;
  }
}
