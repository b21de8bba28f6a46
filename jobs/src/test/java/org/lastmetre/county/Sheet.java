package org.lastmetre.county;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A made CSV file read back: its records as text, unchanged, and as cells. */
final class Sheet {
  private final Charset charset;
  private final String mark;
  private final String newline;
  private final char delimiter;
  private final List<String> records;

  private Sheet(Charset charset, String mark, String newline, List<String> records) {
    this.charset = charset;
    this.mark = mark;
    this.newline = newline;
    this.records = records;
    this.delimiter = delimiter(records.get(0));
  }

  static Sheet of(byte[] bytes) {
    Charset charset =
        Clerk.readsAsUtf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
    String text = new String(bytes, charset);
    String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    List<String> records = new ArrayList<>();
    String newline = null;
    StringBuilder record = new StringBuilder();
    boolean quoted = false;
    for (int i = mark.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (quoted || (c != '\n' && c != '\r')) {
        record.append(c);
        continue;
      }
      boolean both = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      newline = newline == null ? (both ? "\r\n" : String.valueOf(c)) : newline;
      i += both ? 1 : 0;
      records.add(record.toString());
      record.setLength(0);
    }
    if (!record.isEmpty() || records.isEmpty()) {
      records.add(record.toString());
    }
    return new Sheet(charset, mark, newline == null ? "\n" : newline, records);
  }

  static byte[] unzipped(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What tells this file's dress from others. */
  String dress() {
    String ends = newline.replace("\r", "CR").replace("\n", "LF");
    String by = delimiter == '\t' ? "tab" : String.valueOf(delimiter);
    return charset + (mark.isEmpty() ? "" : " BOM") + " " + by + " " + ends;
  }

  /** Number of records below the header, blank lines and totals included. */
  int size() {
    return records.size() - 1;
  }

  /** Whether any cell holds a line break. */
  boolean breaksInCells() {
    return records.stream().anyMatch(record -> record.indexOf('\n') >= 0);
  }

  /** Cells of the header (0) or of a record below it. */
  List<String> cells(int index) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    String record = records.get(index);
    boolean quoted = false;
    for (int i = 0; i < record.length(); i++) {
      char c = record.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < record.length() && record.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == delimiter && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** The header and some of the records below it, in the same dress; {@code to} is not included. */
  byte[] part(int from, int to) {
    List<String> lines = new ArrayList<>(List.of(records.get(0)));
    lines.addAll(records.subList(1 + from, 1 + to));
    return (mark + String.join(newline, lines) + newline).getBytes(charset);
  }

  /** Whether header, delimiter and encoding read the same; plain ASCII reads the same in any. */
  boolean dressedLike(Sheet other) {
    boolean ascii = String.join("", records).chars().allMatch(c -> c < 128);
    return records.get(0).equals(other.records.get(0))
        && (ascii || charset.equals(other.charset))
        && mark.equals(other.mark);
  }

  private static char delimiter(String header) {
    char best = ',';
    for (char c : new char[] {'\t', ';'}) {
      best = count(header, c) > count(header, best) ? c : best;
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
