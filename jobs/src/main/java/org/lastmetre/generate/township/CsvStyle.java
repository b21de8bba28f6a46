package org.lastmetre.generate.township;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a sender's program writes a CSV file.
 *
 * @param encoding the charset, with or without a byte order mark
 * @param delimiter what stands between two cells
 * @param lineEnd what ends a record
 */
public record CsvStyle(Encoding encoding, Delimiter delimiter, LineEnd lineEnd)
    implements FileStyle {

  /** What a Chinese Windows writes by default. */
  public static final CsvStyle SPREADSHEET =
      new CsvStyle(Encoding.GB18030, Delimiter.COMMA, LineEnd.CRLF);

  /** What programs write that know of nothing but today. */
  public static final CsvStyle PLAIN = new CsvStyle(Encoding.UTF_8, Delimiter.COMMA, LineEnd.LF);

  /** The charsets in use. */
  public enum Encoding {
    /** UTF-8 without a byte order mark. */
    UTF_8(StandardCharsets.UTF_8, ""),
    /** UTF-8 with a byte order mark, as spreadsheets write it on demand. */
    UTF_8_BOM(StandardCharsets.UTF_8, "\uFEFF"),
    /** The national standard, a superset of GBK. */
    GB18030(Charset.forName("GB18030"), "");

    private final Charset charset;
    private final String mark;

    Encoding(Charset charset, String mark) {
      this.charset = charset;
      this.mark = mark;
    }
  }

  /** The delimiters in use. */
  public enum Delimiter {
    /** A comma. */
    COMMA(","),
    /** A semicolon. */
    SEMICOLON(";"),
    /** A tab. */
    TAB("\t");

    private final String text;

    Delimiter(String text) {
      this.text = text;
    }
  }

  /** The line ends in use. */
  public enum LineEnd {
    /** As on Linux. */
    LF("\n"),
    /** As on Windows. */
    CRLF("\r\n"),
    /** As on very old Macintosh programs. */
    CR("\r");

    private final String text;

    LineEnd(String text) {
      this.text = text;
    }
  }

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public String sheet() {
    return "";
  }

  @Override
  public int firstRow() {
    return 2;
  }

  /** The bytes of a file with these records; a cell is quoted only where it must be. */
  @Override
  public byte[] bytes(List<List<String>> records) {
    StringBuilder text = new StringBuilder(encoding.mark);
    for (List<String> cells : records) {
      text.append(cells.stream().map(this::quoted).collect(Collectors.joining(delimiter.text)))
          .append(lineEnd.text);
    }
    return text.toString().getBytes(encoding.charset);
  }

  private String quoted(String cell) {
    boolean plain =
        !cell.contains(delimiter.text)
            && !cell.contains("\"")
            && !cell.contains("\n")
            && !cell.contains("\r");
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
