package org.lastmetre.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lastmetre.vault.VaultKey;

/**
 * Ties a warehouse to its key: under another key the same phone would become another pseudonym, and
 * nothing would be found equal any more.
 */
final class KeyMark {
  private KeyMark() {}

  static void require(Path warehouse, VaultKey key) {
    Path mark = warehouse.resolve("vault").resolve("key.fingerprint");
    try {
      if (Files.exists(mark)) {
        if (!Files.readString(mark).strip().equals(key.fingerprint())) {
          throw new BadUsage(
              "The key does not belong to %s: its pseudonyms were made with another; name that key's file in LASTMETRE_KEY_FILE"
                  .formatted(warehouse));
        }
        return;
      }
      Files.createDirectories(mark.getParent());
      Files.writeString(mark, key.fingerprint() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + mark, e);
    }
  }
}
