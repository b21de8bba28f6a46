package org.lastmetre.cli;

import java.util.List;

/** Aligns cells in columns; Chinese characters take two places on a terminal. */
final class TextTable {
  private static final int WIDEST = 60;

  private TextTable() {}

  /** The first row is the header. */
  static String of(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(cut(row.get(i))));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < widths.length; i++) {
        String cell = cut(rows.get(r).get(i));
        text.append(i == 0 ? "" : "  ").append(cell);
        text.append(" ".repeat(i + 1 < widths.length ? widths[i] - width(cell) : 0));
      }
      text.append('\n');
      if (r == 0) {
        for (int i = 0; i < widths.length; i++) {
          text.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String cut(String cell) {
    String line = cell.replaceAll("[\\r\\n\\t]+", " ");
    if (width(line) <= WIDEST) {
      return line;
    }
    StringBuilder shorter = new StringBuilder();
    int width = 0;
    for (int point : line.codePoints().toArray()) {
      width += width(point);
      if (width >= WIDEST) {
        break;
      }
      shorter.appendCodePoint(point);
    }
    return shorter.append('…').toString();
  }

  private static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  private static int width(int point) {
    return point >= 0x1100
            && (point <= 0x115F
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE4F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x20000 && point <= 0x3FFFD))
        ? 2
        : 1;
  }
}
