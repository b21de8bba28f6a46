package org.lastmetre.vault;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.lastmetre.contract.Pii;
import org.lastmetre.contract.Words;

/**
 * Makes pseudonyms and seals values under one {@link VaultKey}.
 *
 * <p>A pseudonym is HMAC-SHA-256 of kind and normalised value, so that the same phone written in
 * two ways is the same pseudonym, in a call-back list as in the staff register. Sealing is
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce before the ciphertext.
 */
public final class Vault implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int PSEUDONYM_BYTES = 16;
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NOT_DIGIT = Pattern.compile("[^0-9]");

  /** A spreadsheet's mark of text, and its way of writing a number. */
  private static final Pattern QUOTE_MARK = Pattern.compile("^'");

  private static final Pattern FLOAT = Pattern.compile("\\.0+$");
  private static final Pattern COUNTRY = Pattern.compile("^(?:00)?86(?=1\\d{10}$)");

  private final byte[] pseudonymKey;
  private final byte[] sealKey;
  private transient Mac mac;
  private transient SecureRandom random;
  private transient Cipher sealer;

  public Vault(VaultKey key) {
    this(key.derive("pseudonym"), key.derive("seal"));
  }

  private Vault(byte[] pseudonymKey, byte[] sealKey) {
    this.pseudonymKey = pseudonymKey;
    this.sealKey = sealKey;
  }

  /** The same vault for another task: one serves its callers one after the other. */
  public Vault another() {
    return new Vault(pseudonymKey, sealKey);
  }

  /** The pseudonym of a value, such as {@code phone_3f…}; null for null. */
  public synchronized String pseudonym(Pii kind, String value) {
    if (value == null) {
      return null;
    }
    String word = kind.name().toLowerCase(Locale.ROOT);
    try {
      if (mac == null) {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pseudonymKey, "HmacSHA256"));
      }
      byte[] digest =
          mac.doFinal((word + "\u001f" + normalised(kind, value)).getBytes(StandardCharsets.UTF_8));
      return word + "_" + HexFormat.of().formatHex(digest, 0, PSEUDONYM_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks HmacSHA256", e);
    }
  }

  /** How a value is written before it becomes a pseudonym. */
  static String normalised(Pii kind, String value) {
    String plain = SPACE.matcher(Words.folded(value)).replaceAll("");
    plain = QUOTE_MARK.matcher(plain).replaceFirst("");
    return switch (kind) {
      case PHONE -> {
        String digits = NOT_DIGIT.matcher(FLOAT.matcher(plain).replaceFirst("")).replaceAll("");
        yield digits.isEmpty() ? plain : COUNTRY.matcher(digits).replaceFirst("");
      }
      case ID -> plain.toUpperCase(Locale.ROOT);
      default -> plain;
    };
  }

  /** The text, readable with the key alone. */
  public synchronized byte[] seal(String text) {
    try {
      if (sealer == null) {
        random = new SecureRandom();
        sealer = Cipher.getInstance(CIPHER);
      }
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      byte[] sealed =
          ready(sealer, Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks AES/GCM", e);
    }
  }

  /**
   * The text that was sealed.
   *
   * @throws WrongKey when it was sealed under another key, or changed since
   * @throws IllegalArgumentException when it is too short to have been sealed at all
   */
  public String open(byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new IllegalArgumentException("This is no sealed value: it is too short");
    }
    ByteBuffer bytes = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    try {
      Cipher opener = ready(Cipher.getInstance(CIPHER), Cipher.DECRYPT_MODE, nonce);
      return new String(opener.doFinal(rest), StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new WrongKey(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks AES/GCM", e);
    }
  }

  private Cipher ready(Cipher cipher, int mode, byte[] nonce) throws GeneralSecurityException {
    cipher.init(mode, new SecretKeySpec(sealKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
