package org.lastmetre.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lastmetre.vault.VaultKey;

/**
 * Ties a warehouse to its key: under another key the same phone would become another pseudonym, and
 * nothing would be found equal any more.
 */
final class KeyMark {
  private KeyMark() {}

  /**
   * The key of the warehouse; made once, for a new warehouse only.
   *
   * @param file where the key lies, or is to lie
   * @throws BadUsage when the file is gone, is no key, or is the key of another warehouse
   */
  static VaultKey key(Path warehouse, Path file) {
    Path mark = warehouse.resolve("vault").resolve("key.fingerprint");
    boolean marked = Files.exists(mark);
    if (marked && !Files.exists(file)) {
      throw new BadUsage(
          "The key of %s is not in %s; put it back there, or name its file in LASTMETRE_KEY_FILE"
              .formatted(warehouse, file));
    }
    try {
      VaultKey key = VaultKey.readOrMake(file);
      if (!marked) {
        write(mark, key.fingerprint());
      } else if (!Files.readString(mark).strip().equals(key.fingerprint())) {
        throw new BadUsage(
            "The key in %s does not belong to %s: its pseudonyms were made with another; name that key's file in LASTMETRE_KEY_FILE"
                .formatted(file, warehouse));
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw new BadUsage(e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write " + mark, e);
    }
  }

  /** At once or not at all: half a mark would refuse every later night. */
  private static void write(Path mark, String fingerprint) throws IOException {
    Files.createDirectories(mark.getParent());
    Path whole = Files.createTempFile(mark.getParent(), ".key", null);
    Files.writeString(whole, fingerprint + "\n");
    Files.move(whole, mark, StandardCopyOption.ATOMIC_MOVE);
  }
}
