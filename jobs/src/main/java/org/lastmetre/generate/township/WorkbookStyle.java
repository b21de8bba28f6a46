package org.lastmetre.generate.township;

import java.util.ArrayList;
import java.util.List;

/**
 * A workbook as a clerk lays it out: titles, a header of one or two rows, the rows, 合计, a
 * signature. What a spreadsheet takes for a day, an instant or a number when it is typed becomes
 * such a cell: ISO days and instants ({@link DateStyle#CELL}) and whole numbers of up to five
 * digits. Longer ones stand as text, as codes and phones must.
 */
public final class WorkbookStyle implements FileStyle {
  private final String sheet;
  private final List<String> titles;
  private final List<Group> groups;
  private final List<String> endings;

  private WorkbookStyle(
      String sheet, List<String> titles, List<Group> groups, List<String> endings) {
    this.sheet = sheet;
    this.titles = titles;
    this.groups = groups;
    this.endings = endings;
  }

  /** A heading merged over the columns from one heading to another. */
  record Group(String heading, String from, String to) {}

  /** A workbook with one sheet of that name and nothing but header and rows. */
  public static WorkbookStyle sheet(String name) {
    return new WorkbookStyle(name, List.of(), List.of(), List.of());
  }

  /** The same with lines above the header, each merged over the whole width. */
  public WorkbookStyle titled(String... lines) {
    return new WorkbookStyle(sheet, List.of(lines), groups, endings);
  }

  /**
   * The same with a header of two rows, of which the upper names groups of columns; headings
   * outside any group are merged downwards.
   *
   * @param heading what stands above
   * @param from heading of the first column below it
   * @param to heading of the last
   */
  public WorkbookStyle grouped(String heading, String from, String to) {
    List<Group> more = new ArrayList<>(groups);
    more.add(new Group(heading, from, to));
    return new WorkbookStyle(sheet, titles, List.copyOf(more), endings);
  }

  /** The same with a row 合计 below the rows, and below it a line for each signature. */
  public WorkbookStyle totalled(String... signatures) {
    List<String> lines = new ArrayList<>(List.of("合计"));
    lines.addAll(List.of(signatures));
    return new WorkbookStyle(sheet, titles, groups, List.copyOf(lines));
  }

  @Override
  public String extension() {
    return "xlsx";
  }

  @Override
  public String sheet() {
    return sheet;
  }

  @Override
  public int firstRow() {
    return titles.size() + headerRows() + 1;
  }

  @Override
  public byte[] bytes(List<List<String>> records) {
    return WorkbookWriter.bytes(List.of(new WorkbookWriter.Content(this, records)));
  }

  List<String> titles() {
    return titles;
  }

  List<Group> groups() {
    return groups;
  }

  /** 合计 and the signatures; empty when the rows end the sheet. */
  List<String> endings() {
    return endings;
  }

  int headerRows() {
    return groups.isEmpty() ? 1 : 2;
  }
}
