package org.lastmetre.county;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes rows as one CSV file the way clerks do: any encoding, delimiter and line end, headers in
 * either language, columns in any order, dates and coded words in any form, now and then a serial
 * number, blank lines and a totals row.
 */
final class Clerk {
  /** Left out of a file where nobody filled them in; the others also tell a file's kind. */
  private static final Set<String> LEFT_OUT_WHEN_EMPTY =
      Set.of(
          "note", "recorded_at", "duration_minutes", "title", "description", "valid_to", "due_at");

  /** Where a running number would stand for the row's own. */
  private static final Set<String> NUMBERED_BY_THEMSELVES = Set.of("agenda_items", "projects");

  private final String dataset;
  private final Dice dice;
  private final Dress dress;

  private Clerk(String dataset, Dice dice, Dress dress) {
    this.dataset = dataset;
    this.dice = dice;
    this.dress = dress;
  }

  /** The file's bytes; the same dice give the same bytes. */
  static byte[] write(String dataset, List<Row> rows, Dice dice) {
    Dress dress = Dress.any(dice);
    String text = dress.mark() + new Clerk(dataset, dice, dress).text(rows);
    byte[] bytes = text.getBytes(dress.charset());
    if (!dress.charset().equals(StandardCharsets.UTF_8) && readsAsUtf8(bytes)) {
      // A few GB18030 texts are valid UTF-8 by accident; no reader could tell them apart.
      return text.getBytes(dress.inUtf8().charset());
    }
    return bytes;
  }

  static boolean readsAsUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private String text(List<Row> rows) {
    List<String> columns = columns(rows);
    boolean drawn = !rows.isEmpty() && dice.chance(0.06);
    boolean numbered = drawn && !NUMBERED_BY_THEMSELVES.contains(dataset);
    boolean untidy = !rows.isEmpty() && dice.chance(0.1);
    List<String> lines = new ArrayList<>();
    lines.add((numbered ? quoted("序号") + dress.delimiter() : "") + line(headers(columns)));
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(cell(column, row.cells().get(column)));
      }
      lines.add(
          (numbered ? quoted(Integer.toString(i + 1)) + dress.delimiter() : "") + line(cells));
      if (untidy && dice.chance(0.1)) {
        lines.add(dice.chance(0.5) ? "" : blank(columns.size()));
      }
    }
    if (untidy && !numbered) {
      List<String> totals = new ArrayList<>(Collections.nCopies(columns.size(), ""));
      totals.set(0, quoted(dice.word("合计 小计 total Total")));
      totals.set(1, Integer.toString(rows.size()));
      lines.add(line(totals));
    }
    return String.join(dress.newline(), lines) + (dice.chance(0.8) ? dress.newline() : "");
  }

  private List<String> columns(List<Row> rows) {
    List<String> columns = ChineseHeaders.columns(dataset);
    if (!rows.isEmpty() && dice.chance(0.5)) {
      columns.removeIf(
          column ->
              LEFT_OUT_WHEN_EMPTY.contains(column)
                  && rows.stream().allMatch(row -> row.cells().get(column) == null));
    }
    return dice.chance(0.4) ? dice.shuffled(columns) : columns;
  }

  private List<String> headers(List<String> columns) {
    Map<String, String> chinese = ChineseHeaders.of(dataset);
    boolean careless = dice.chance(0.15);
    List<String> headers = new ArrayList<>();
    for (String column : columns) {
      String header = dice.chance(dress.chineseHeader()) ? chinese.get(column) : column;
      headers.add(quoted(careless ? careless(header) : header));
    }
    return headers;
  }

  /** Upper case, spaces, full-width letters: none of it changes what a header or a code says. */
  private String careless(String word) {
    return switch (dice.below(4)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> " " + word + "  ";
      case 2 -> fullWidth(word);
      default -> word;
    };
  }

  private static String fullWidth(String word) {
    StringBuilder wide = new StringBuilder();
    word.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
    return wide.toString();
  }

  private String blank(int columns) {
    return String.valueOf(dress.delimiter()).repeat(columns - 1);
  }

  private String line(List<String> cells) {
    return String.join(String.valueOf(dress.delimiter()), cells);
  }

  private String cell(String column, Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof List<?> list) {
      List<String> words = list.stream().map(item -> coded(column, item.toString())).toList();
      String separator = dice.pick(List.of(";", "；", "、", ","));
      String joined = String.join(separator, words);
      // The contract splits on a comma in quotes only, whatever delimits the file.
      return separator.equals(",") && words.size() > 1 ? '"' + joined + '"' : quoted(joined);
    }
    if (value instanceof Row.Raw raw) {
      return quoted(raw.text());
    }
    if (value instanceof LocalDate day) {
      return quoted(Moments.text(day, dice));
    }
    if (value instanceof LocalDateTime at) {
      return quoted(Moments.text(at, dice));
    }
    if (value instanceof Boolean yes) {
      return quoted(dice.word(yes ? "true 1 是 yes" : "false 0 否 no"));
    }
    return quoted(coded(column, value.toString()));
  }

  private String coded(String column, String value) {
    List<String> words = ChineseWords.of(dataset, column).getOrDefault(value, List.of());
    if (words.isEmpty()) {
      return value;
    }
    String word = dice.chance(dress.chineseWords()) ? dice.pick(words) : value;
    return dice.chance(0.05) ? careless(word) : word;
  }

  private String quoted(String text) {
    boolean needed =
        text.indexOf(dress.delimiter()) >= 0
            || text.indexOf('"') >= 0
            || text.indexOf('\n') >= 0
            || text.indexOf('\r') >= 0;
    return needed || dress.quoteAll() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
