package org.lastmetre.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lastmetre.ops.WarehouseLock;
import org.lastmetre.vault.VaultKey;
import picocli.CommandLine.Option;

/** The warehouse a command works on. */
final class Warehouse {
  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description = "The warehouse directory. 数据仓库目录. Default: warehouse beside the program.")
  private Path directory;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master. Default: what spark-submit says, else local[*], this machine.")
  private String master;

  /** The directory, absolute. */
  Path path() {
    return (directory == null ? home().resolve("warehouse") : directory)
        .toAbsolutePath()
        .normalize();
  }

  /** The Spark master; null leaves it to {@code spark-submit}. */
  String master() {
    return master != null || System.getProperty("spark.master") != null ? master : "local[*]";
  }

  /** The option that names this warehouse in another command; empty for the default. */
  String option() {
    return directory == null ? "" : " --warehouse " + directory;
  }

  /** The directory, which must hold a warehouse. */
  Path existing() {
    if (!Files.isDirectory(path().resolve("ops"))) {
      throw new BadUsage(
          "There is no warehouse in %s; run ./lastmetre nightly first, or name another with --warehouse"
              .formatted(path()));
    }
    return path();
  }

  /** The key of the vault: from LASTMETRE_KEY_FILE, else beside the warehouse, made once. */
  VaultKey key() {
    return key(
        Optional.ofNullable(System.getenv("LASTMETRE_KEY_FILE"))
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .orElse(path().resolveSibling(path().getFileName() + ".key")));
  }

  /**
   * The key of the vault, from a file.
   *
   * @throws BadUsage when it is not there, or is the key of another warehouse
   */
  VaultKey key(Path file) {
    return KeyMark.key(path(), file);
  }

  /**
   * Takes the lock of the directory, which is made if need be.
   *
   * @return empty when another run holds it
   */
  Optional<WarehouseLock> lock() {
    if (Files.exists(path()) && !Files.isDirectory(path())) {
      throw new BadUsage("%s is a file; name a directory with --warehouse".formatted(path()));
    }
    try {
      return WarehouseLock.take(path());
    } catch (UncheckedIOException e) {
      throw new BadUsage(e.getMessage());
    }
  }

  /** What is told when another run holds the lock. */
  String held() {
    return "Another run holds " + path() + "; wait for it to end. 另一次运行正在进行，请稍候。";
  }

  /** Where the program lies; the launcher tells. */
  static Path home() {
    return Path.of(System.getProperty("lastmetre.home", "."));
  }
}
