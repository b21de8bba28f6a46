package org.lastmetre.landing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.lang3.ArrayUtils;
import org.lastmetre.landing.json.JsonRows;

/**
 * A file's decompressed content: what identifies it, what it is and how its text is encoded.
 *
 * @param id SHA-256 of the decompressed bytes, in hexadecimal
 * @param kind told by the content, not by the file's name
 * @param charset of text: UTF-8 when every byte is, else GB18030 when every byte is; null when
 *     neither, or when the bytes look like UTF-16 or like UTF-8 that was damaged
 */
record Content(String id, Kind kind, Charset charset) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER = 1 << 16;
  private static final int BEGINNING = 1 << 18;

  /** What a content is. */
  enum Kind {
    DELIMITED,
    JSON_LINES,
    /** One JSON document: an array of objects. */
    JSON_ARRAY,
    WORKBOOK,
    /** What Office wrote before XLSX, and what it wraps a workbook with a password in. */
    COMPOUND,
    /** An archive, but no workbook. */
    ARCHIVE
  }

  /**
   * Reads the whole file once.
   *
   * @throws IOException when it cannot be read or decompressed
   * @throws UnreadableFile when it is a zip that is damaged, wants a password or does not hold one
   *     file
   */
  static Content of(Path file) throws IOException {
    MessageDigest digest = sha256();
    Probe utf8 = new Probe(StandardCharsets.UTF_8);
    Probe gb18030 = new Probe(GB18030);
    ByteTally tally = new ByteTally();
    byte[] magic = new byte[0];
    try (InputStream in = Archive.open(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        if (magic.length < Archive.MAGIC) {
          magic = ArrayUtils.addAll(magic, Arrays.copyOf(buffer, Math.min(read, Archive.MAGIC)));
        }
        tally.take(buffer, read);
        utf8.take(buffer, read);
        gb18030.take(buffer, read);
      }
    }
    Charset charset =
        tally.isWide()
            ? null
            : utf8.fits()
                ? StandardCharsets.UTF_8
                : gb18030.fits() && !tally.isMostlyUtf8() ? GB18030 : null;
    return new Content(
        HexFormat.of().formatHex(digest.digest()), kind(file, magic, charset), charset);
  }

  private static Kind kind(Path file, byte[] magic, Charset charset) throws IOException {
    if (CompoundFile.begins(magic)) {
      return Kind.COMPOUND;
    }
    if (Archive.isZip(magic)) {
      return Archive.isWorkbook(file) ? Kind.WORKBOOK : Kind.ARCHIVE;
    }
    if (Archive.isGzip(magic)) {
      return Kind.ARCHIVE;
    }
    if (charset == null) {
      return Kind.DELIMITED;
    }
    String beginning = beginning(file, charset);
    if (JsonRows.areArray(beginning)) {
      return Kind.JSON_ARRAY;
    }
    return JsonRows.areLines(beginning) ? Kind.JSON_LINES : Kind.DELIMITED;
  }

  /** The first characters of the file's text, without its byte order mark. */
  static String beginning(Path file, Charset charset) throws IOException {
    try (Reader reader = text(file, charset)) {
      char[] buffer = new char[BEGINNING];
      int length = 0;
      for (int read = 0; read >= 0 && length < buffer.length; ) {
        read = reader.read(buffer, length, buffer.length - length);
        length += Math.max(read, 0);
      }
      return new String(buffer, 0, length);
    }
  }

  /** The file's text without its byte order mark. */
  static Reader text(Path file, Charset charset) throws IOException {
    Reader reader = new BufferedReader(new InputStreamReader(Archive.open(file), charset), 1 << 16);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
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
