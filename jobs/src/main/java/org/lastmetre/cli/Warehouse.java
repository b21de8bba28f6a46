package org.lastmetre.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
      description = "Spark master. Default: ${DEFAULT-VALUE}, this machine.",
      defaultValue = "local[*]")
  private String master;

  /** The directory, absolute. */
  Path path() {
    return (directory == null ? home().resolve("warehouse") : directory)
        .toAbsolutePath()
        .normalize();
  }

  String master() {
    return master;
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
    Path file =
        Optional.ofNullable(System.getenv("LASTMETRE_KEY_FILE"))
            .filter(name -> !name.isBlank())
            .map(Path::of)
            .orElse(path().resolveSibling(path().getFileName() + ".key"));
    try {
      return VaultKey.readOrMake(file);
    } catch (IllegalArgumentException e) {
      throw new BadUsage(e.getMessage());
    }
  }

  /** Where the program lies; the launcher tells. */
  static Path home() {
    return Path.of(System.getProperty("lastmetre.home", "."));
  }
}
