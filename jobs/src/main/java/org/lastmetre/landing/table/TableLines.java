package org.lastmetre.landing.table;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.lastmetre.contract.Words;
import org.lastmetre.landing.line.DataLine;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.landing.line.SkippedLine;
import org.lastmetre.landing.line.Spot;

/** The lines of a table under its header, one row in memory at a time. */
public final class TableLines implements Iterator<Line> {
  private static final Set<String> TOTALS =
      Set.of(
          "合计",
          "小计",
          "总计",
          "本页合计",
          "本页小计",
          "累计",
          "总合计",
          "total",
          "subtotal",
          "grandtotal",
          "pagetotal");

  /** 制表人：张三, 审核人（签字）：, 监督电话：…, 备注：本表一式两份. */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?:制表|填表|填报|审核|复核|审批|经办|报送|负责|单位负责|联系|公开|公示|监督|举报|咨询)人?"
              + "(?:单位|日期|时间|电话)?"
              + "(?:[(](?:签字|签名|签章|盖章)[)]|签字|签名|签章|盖章)?:.*"
              + "|(?:填表说明|填报说明|说明|注|备注|签字|签名|盖章|签章|单位盖章|单位[(]盖章[)]|日期):.*",
          Pattern.DOTALL);

  /** 日期：2025-06-30, 审核人：. */
  private static final Pattern LABELLED = Pattern.compile("(?s)\\p{IsHan}[^:]{0,15}:.*");

  private static final int LONGEST_TOTAL = 30;

  /** Most rows begin with a code, which needs no closer look. */
  private static final String DIGITS = "0123456789";

  private static final int MOST_BESIDE = 1;

  private final Iterator<TableRow> rows;
  private final Header header;
  private final String sheet;
  private final int sheetNumber;
  private final int width;
  private Line next;

  /**
   * @param sheet name of the sheet; null where the file has none
   * @param sheetNumber its position from 1; 0 where the file has none
   */
  public TableLines(Iterator<TableRow> rows, Header header, String sheet, int sheetNumber) {
    this.rows = rows;
    this.header = header;
    this.sheet = sheet;
    this.sheetNumber = sheetNumber;
    this.width = header.width();
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      TableRow row = rows.next();
      if (row.number() < header.firstRow() || row.number() > header.lastRow()) {
        next = line(row);
      }
    }
    return next != null;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Line line = next;
    next = null;
    return line;
  }

  private Line line(TableRow row) {
    if (row.problem() != null && row.number() > header.lastRow()) {
      Spot spot = new Spot(sheet, sheetNumber, row.number(), 0);
      Map<String, String> asSent = Map.of("", row.cells().get(0));
      return new DataLine(spot, null, Map.of(), asSent, 0, row.problem());
    }
    Skip skip = skip(row);
    return skip == null ? data(row) : SkippedLine.row(sheet, sheetNumber, row.number(), skip);
  }

  /** Why the row is passed over; null for a row that counts. */
  private Skip skip(TableRow row) {
    List<String> cells = row.cells();
    int first = 0;
    while (first < cells.size() && isBlank(cells.get(first))) {
      first++;
    }
    if (first == cells.size()) {
      return Skip.BLANK;
    }
    if (row.number() < header.firstRow()) {
      return Skip.TITLE;
    }
    String beginning = cells.get(first);
    if (isTotal(beginning)) {
      return Skip.TOTAL;
    }
    return isSignature(beginning) && !isRecord(cells, first) ? Skip.SIGNATURE : null;
  }

  /** A totals row begins with 合计 or its like, alone in its cell: a household of 合计村 does not. */
  private static boolean isTotal(String cell) {
    return cell.length() <= LONGEST_TOTAL
        && !StringUtils.containsAny(cell, DIGITS)
        && TOTALS.contains(StringUtils.stripEnd(Words.matchKey(cell), ":"));
  }

  private static boolean isSignature(String cell) {
    boolean hasColon = cell.indexOf(':') >= 0 || cell.indexOf('：') >= 0;
    return hasColon && SIGNATURE.matcher(Words.matchKey(cell)).matches();
  }

  /**
   * A row whose note happens to begin like a signature is a record all the same: it fills its key
   * column, or several cells that no label explains.
   */
  private boolean isRecord(List<String> cells, int first) {
    int key = header.key();
    if (key >= 0 && key != first && key < cells.size() && !isBlank(cells.get(key))) {
      return true;
    }
    int unexplained = 0;
    boolean explained = false;
    for (String cell : cells) {
      if (isBlank(cell)) {
        continue;
      }
      String text = Words.matchKey(cell);
      boolean labelled = LABELLED.matcher(text).matches();
      unexplained += labelled || explained ? 0 : 1;
      explained = labelled && text.endsWith(":");
    }
    return unexplained > MOST_BESIDE;
  }

  /**
   * Whether a cell looks empty: web pages and word processors leave other blanks than the space.
   */
  private static boolean isBlank(String cell) {
    return Words.clean(cell).isEmpty();
  }

  private Line data(TableRow row) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> extra = new LinkedHashMap<>();
    int excess = 0;
    List<String> cells = row.cells();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.isEmpty()) {
        continue;
      }
      String column = header.columns().get(i);
      if (column != null) {
        values.put(column, cell);
      } else if (i < width) {
        String name = header.unknown().getOrDefault(i, "");
        extra.put(extra.containsKey(name) || name.isEmpty() ? name + "#" + (i + 1) : name, cell);
      } else if (!isBlank(cell)) {
        extra.put("#" + (i + 1), cell);
        excess++;
      }
    }
    Spot spot = new Spot(sheet, sheetNumber, row.number(), 0);
    return new DataLine(spot, null, values, extra, excess, null);
  }
}
