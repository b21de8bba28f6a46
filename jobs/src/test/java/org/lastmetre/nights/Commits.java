package org.lastmetre.nights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Watches the Delta logs of silver and gold for commits made since it last looked away. */
final class Commits {
  private final Path warehouse;
  private final Set<Path> known = new HashSet<>();
  private final Map<Path, Boolean> restores = new HashMap<>();

  private Commits(Path warehouse) {
    this.warehouse = warehouse;
  }

  /** Everything that is there now counts as known. */
  static Commits below(Path warehouse) throws IOException {
    Commits commits = new Commits(warehouse);
    commits.forget();
    return commits;
  }

  /** From now on, what is there is known. */
  void forget() throws IOException {
    look();
    known.addAll(restores.keySet());
    restores.clear();
  }

  /** New commits that wrote something of the night. */
  long newWrites() throws IOException {
    look();
    return restores.values().stream().filter(restore -> !restore).count();
  }

  /** New commits that undid a night before. */
  long newRestores() throws IOException {
    look();
    return restores.values().stream().filter(restore -> restore).count();
  }

  private void look() throws IOException {
    for (String layer : new String[] {"silver", "gold"}) {
      try (DirectoryStream<Path> tables = Files.newDirectoryStream(warehouse.resolve(layer))) {
        for (Path table : tables) {
          look(table.resolve("_delta_log"));
        }
      }
    }
  }

  private void look(Path log) throws IOException {
    if (!Files.isDirectory(log)) {
      return;
    }
    try (DirectoryStream<Path> commits = Files.newDirectoryStream(log, "[0-9]*.json")) {
      for (Path commit : commits) {
        if (!known.contains(commit) && !restores.containsKey(commit)) {
          String text = Files.readString(commit, StandardCharsets.UTF_8);
          restores.put(commit, text.contains("\"operation\":\"RESTORE\""));
        }
      }
    }
  }
}
