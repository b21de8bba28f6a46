package org.lastmetre.nights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Assumptions;
import org.lastmetre.testing.FreePort;

/** A PostgreSQL of the test's own: Debian's, in a folder and on a port that nobody else has. */
final class Postgres implements AutoCloseable {
  static final String USER = "clerk";
  static final String PASSWORD = "only-for-this-test";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final Path programs;
  private final Path folder;
  private final int port;

  private Postgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Starts one; leaves the test out, saying so, where PostgreSQL is not installed. */
  static Postgres start() throws IOException, InterruptedException {
    Optional<Path> programs = programs();
    Assumptions.assumeTrue(
        programs.isPresent(),
        "PostgreSQL is not installed (Debian: postgresql); nothing was published to it");
    Path folder = Files.createTempDirectory("lastmetre-postgres");
    Postgres postgres = new Postgres(programs.get(), folder, FreePort.any());
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      // PostgreSQL refuses to run as root.
      run(List.of("chown", "-R", "postgres", folder.toString()));
    }
    postgres.asItself(
        "initdb",
        "-D",
        postgres.data(),
        "-U",
        USER,
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
        "--pwfile",
        password.toString());
    postgres.asItself(
        "pg_ctl",
        "-D",
        postgres.data(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c fsync=off -k %s".formatted(postgres.port, folder),
        "start");
    return postgres;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  /** What psql answers, line by line, the columns parted by {@code |}. */
  List<String> psql(String query) throws IOException, InterruptedException {
    Path out = Files.createTempFile("psql", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  "psql",
                  "-h",
                  "127.0.0.1",
                  "-p",
                  String.valueOf(port),
                  "-U",
                  USER,
                  "-d",
                  "postgres",
                  "-X",
                  "-A",
                  "-t",
                  "-v",
                  "ON_ERROR_STOP=1",
                  "-c",
                  query)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile());
      builder.environment().put("PGPASSWORD", PASSWORD);
      builder.environment().put("PGCLIENTENCODING", "UTF8");
      int code = builder.start().waitFor();
      List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
      if (code != 0) {
        throw new AssertionError("psql ended with " + code + ": " + lines);
      }
      return lines;
    } finally {
      Files.delete(out);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    asItself("pg_ctl", "-D", data(), "-m", "immediate", "stop");
    FileUtils.deleteDirectory(folder.toFile());
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void asItself(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("postgres", ".txt");
    int code =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    String text = Files.readString(said);
    Files.delete(said);
    if (code != 0) {
      throw new AssertionError(command + " ended with " + code + ": " + text);
    }
  }

  /** The folder of the newest version's programs. */
  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
