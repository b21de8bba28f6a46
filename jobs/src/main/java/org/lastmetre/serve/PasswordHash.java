package org.lastmetre.serve;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-512 (RFC 8018) over a salt of its own.
 *
 * @param iterations how often; kept beside the hash so that it can be raised
 * @param salt in Base64
 * @param hash in Base64
 */
record PasswordHash(int iterations, String salt, String hash) {
  /** What OWASP asks for with HMAC-SHA-512. */
  static final int ITERATIONS = 210_000;

  static final int SALT_BYTES = 16;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int HASH_BITS = 256;
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final String NAME = "pbkdf2-sha512";

  /** The hash of a new password. */
  static PasswordHash of(char[] password, byte[] salt) {
    Base64.Encoder text = Base64.getEncoder();
    return new PasswordHash(
        ITERATIONS,
        text.encodeToString(salt),
        text.encodeToString(derived(password, salt, ITERATIONS)));
  }

  /**
   * Reads {@code pbkdf2-sha512:iterations:salt:hash}.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  static PasswordHash read(List<String> parts) {
    if (parts.size() != 4 || !parts.get(0).equals(NAME)) {
      throw new IllegalArgumentException("no " + NAME);
    }
    int iterations = Integer.parseInt(parts.get(1));
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("iterations out of range");
    }
    for (String bytes : parts.subList(2, 4)) {
      if (Base64.getDecoder().decode(bytes).length < SALT_BYTES) {
        throw new IllegalArgumentException("too short");
      }
    }
    return new PasswordHash(iterations, parts.get(2), parts.get(3));
  }

  /** The text that {@link #read} reads. */
  String text() {
    return String.join(":", NAME, String.valueOf(iterations), salt, hash);
  }

  /** Whether a password is the one; it takes the same time whatever differs. */
  boolean isOf(char[] password) {
    Base64.Decoder bytes = Base64.getDecoder();
    return MessageDigest.isEqual(
        bytes.decode(hash), derived(password, bytes.decode(salt), iterations));
  }

  private static byte[] derived(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
      Arrays.fill(password, '\0');
    }
  }
}
