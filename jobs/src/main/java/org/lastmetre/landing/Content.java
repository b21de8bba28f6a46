package org.lastmetre.landing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file's decompressed content: what identifies it and how its text is encoded.
 *
 * @param id SHA-256 of the decompressed bytes, in hexadecimal
 * @param charset UTF-8 when every byte is, else GB18030 when every byte is; null when neither
 */
record Content(String id, Charset charset) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER = 1 << 16;

  /**
   * Reads the whole file once.
   *
   * @throws IOException when it cannot be read or decompressed
   */
  static Content of(Path file) throws IOException {
    MessageDigest digest = sha256();
    Probe utf8 = new Probe(StandardCharsets.UTF_8);
    Probe gb18030 = new Probe(GB18030);
    try (InputStream in = open(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        utf8.take(buffer, read);
        gb18030.take(buffer, read);
      }
    }
    Charset charset = utf8.fits() ? StandardCharsets.UTF_8 : gb18030.fits() ? GB18030 : null;
    return new Content(HexFormat.of().formatHex(digest.digest()), charset);
  }

  /** The decompressed bytes: plain, gzip or the only file of a zip, told by content. */
  static InputStream open(Path file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    raw.mark(4);
    byte[] magic = raw.readNBytes(4);
    raw.reset();
    if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return new GZIPInputStream(raw, BUFFER);
    }
    if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
      raw.close();
      return onlyEntry(file);
    }
    return raw;
  }

  /** A zip's only file; names are read as Windows in China writes them, unless marked UTF-8. */
  private static InputStream onlyEntry(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile(), GB18030);
    List<? extends ZipEntry> entries =
        zip.stream()
            .filter(entry -> !entry.isDirectory())
            .filter(entry -> !entry.getName().matches("(?s)(__MACOSX/.*|(.*/)?\\..*)"))
            .toList();
    if (entries.size() != 1) {
      zip.close();
      throw new IOException(
          entries.isEmpty()
              ? "the archive holds no file"
              : "the archive holds %d files, not one".formatted(entries.size()));
    }
    return new FilterInputStream(zip.getInputStream(entries.get(0))) {
      @Override
      public void close() throws IOException {
        zip.close();
      }
    };
  }

  static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256", e);
    }
  }

  /** Tells, piece by piece, whether bytes are text of one encoding. */
  private static final class Probe {
    private final CharsetDecoder decoder;
    private final CharBuffer out = CharBuffer.allocate(BUFFER + 16);
    private byte[] rest = new byte[0];
    private boolean fits = true;

    Probe(Charset charset) {
      decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    void take(byte[] bytes, int length) {
      if (!fits) {
        return;
      }
      ByteBuffer in = ByteBuffer.allocate(rest.length + length);
      in.put(rest).put(bytes, 0, length).flip();
      CoderResult result;
      do {
        out.clear();
        result = decoder.decode(in, out, false);
      } while (result.isOverflow());
      fits = !result.isError();
      rest = new byte[in.remaining()];
      in.get(rest);
    }

    boolean fits() {
      if (!fits) {
        return false;
      }
      try {
        out.clear();
        CoderResult end = decoder.decode(ByteBuffer.wrap(rest), out, true);
        if (end.isError()) {
          end.throwException();
        }
        return true;
      } catch (CharacterCodingException e) {
        return false;
      }
    }
  }
}
