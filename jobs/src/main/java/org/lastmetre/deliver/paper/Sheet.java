package org.lastmetre.deliver.paper;

import java.util.List;
import java.util.stream.Stream;

/**
 * One part of a document: a table with its charts, a sheet of the workbook.
 *
 * @param name at most 31 letters, none of {@code []:*?/\}
 * @param title above the table
 * @param lead lines below the title
 * @param headings the columns
 * @param lines the rows
 * @param charts over columns of the table, below it
 * @param notes below everything
 */
public record Sheet(
    String name,
    String title,
    List<String> lead,
    List<Heading> headings,
    List<Line> lines,
    List<Chart> charts,
    List<String> notes) {
  public Sheet {
    lead = List.copyOf(lead);
    headings = List.copyOf(headings);
    lines = List.copyOf(lines);
    charts = List.copyOf(charts);
    notes = List.copyOf(notes);
  }

  /**
   * A column.
   *
   * @param width in letters of a latin font
   */
  public record Heading(String label, double width) {
    /** A column at least that wide, and as wide as the longest word above it. */
    public static Heading of(String label, double width) {
      double longest =
          Stream.of(label.split(" ", -1)).mapToDouble(Heading::letters).max().orElse(0);
      return new Heading(label, Math.max(width, longest + 1.5));
    }

    /** How wide a text is; a Chinese letter is as wide as two. */
    static double letters(String text) {
      return text.codePoints().mapToDouble(c -> c < 0x2E80 ? 1.0 : 2.0).sum();
    }
  }

  /** What a row is. */
  public enum Kind {
    PLAIN,
    /** Of all the rows together. */
    TOTAL,
    /** Names the rows that follow; its first cell stands across. */
    GROUP
  }

  /** A row; a group's has one cell, others as many as there are columns. */
  public record Line(Kind kind, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }

    public static Line plain(List<Cell> cells) {
      return new Line(Kind.PLAIN, cells);
    }
  }

  /** What is particular about a value. */
  public enum Mark {
    NONE(""),
    /** Published otherwise before; data or rules changed. */
    CORRECTED("†"),
    /** Published otherwise before; only time went on. */
    MOVED("°"),
    /** Low beside others. */
    LOW(""),
    /** High beside others. */
    HIGH(""),
    /** To be filled in by hand. */
    EMPTY("");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }

    /** What stands behind the value; empty for nothing. */
    public String sign() {
      return sign;
    }
  }

  /**
   * A value.
   *
   * @param value a {@code Long}, {@code Double}, {@code LocalDate} or {@code String}; null for one
   *     there is not, which is not 0
   */
  public record Cell(Object value, Format format, Mark mark) {
    public static Cell text(String text) {
      return new Cell(text, Format.TEXT, Mark.NONE);
    }

    public static Cell of(Object value, Format format) {
      return new Cell(value, format, Mark.NONE);
    }

    /** The same value with a mark. */
    public Cell with(Mark other) {
      return new Cell(value, format, other);
    }
  }

  /** How a chart draws. */
  public enum Drawing {
    BARS,
    STACK
  }

  /**
   * A chart over columns of the table.
   *
   * @param names the column of what is told about
   * @param values the columns told, one series each
   * @param scale what the values are; shares are drawn from 0 to 1
   * @param first the first row, counted from 0
   * @param last the last row
   */
  public record Chart(
      String title,
      Drawing drawing,
      int names,
      List<Integer> values,
      Format scale,
      int first,
      int last) {
    public Chart {
      values = List.copyOf(values);
    }
  }
}
