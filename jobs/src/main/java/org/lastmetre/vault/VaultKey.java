package org.lastmetre.vault;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of a warehouse: 32 random bytes, kept as one line of Base64 in a file of mode
 * 0600.
 *
 * <p>Pseudonyms and sealing use keys derived from it, so that neither gives away the other.
 */
public final class VaultKey implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BYTES = 32;
  private static final String HMAC = "HmacSHA256";

  private final byte[] master;

  private VaultKey(byte[] master) {
    this.master = master;
  }

  /**
   * Reads the key, or makes it once.
   *
   * @throws IllegalArgumentException when the file cannot be read as a key
   */
  public static VaultKey readOrMake(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      byte[] key =
          Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
      if (key.length != BYTES) {
        throw new IllegalArgumentException(
            "%s holds %d bytes, a key has %d".formatted(file, key.length, BYTES));
      }
      return new VaultKey(key);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read the key of the vault from %s (%s); name its file in LASTMETRE_KEY_FILE"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path whole =
        Files.createTempFile(
            folder,
            ".key",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(whole, Base64.getEncoder().encodeToString(key) + "\n");
    try {
      // Another command may have made it a moment ago; that one is read then.
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException raced) {
      return;
    } finally {
      Files.delete(whole);
    }
  }

  /** A fingerprint that tells two keys apart and gives away neither. */
  public String fingerprint() {
    return HexFormat.of().formatHex(hmac(master, "fingerprint"), 0, 8);
  }

  /** A key for one purpose. */
  byte[] derive(String purpose) {
    return hmac(master, purpose);
  }

  /** HMAC-SHA-256 (RFC 2104) of the text under the key. */
  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks " + HMAC, e);
    }
  }
}
