package org.lastmetre.landing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a return envelope is recognised by, whatever its name and whichever program saved it: plain
 * text in its cells, for properties and styles do not outlive every spreadsheet program.
 *
 * <p>The first row of each of its sheets bears a mark with the dataset that the sheet holds. Below
 * stands the dataset's own header, with columns of notes beside it.
 */
public final class ReturnForm {
  /** Why a row came back, and how to mend it. */
  public static final String WHY = "退回原因和改法";

  /** The same in English. */
  public static final String WHY_IN_ENGLISH = "Why it came back";

  /** The file in which the row was sent. */
  public static final String FILE = "原文件 File";

  /** The sheet of that file. */
  public static final String SHEET = "原工作表 Sheet";

  /** The row of that sheet or file. */
  public static final String ROW = "原行号 Row";

  /** What tells which refused row the row mends. */
  public static final String NUMBER = "退件编号 Return no.";

  /** The word that stands for {@link #NUMBER} among a row's values. */
  static final String CORRECTS = "corrects";

  private static final List<String> NOTES = List.of(WHY, WHY_IN_ENGLISH, FILE, SHEET, ROW, NUMBER);
  private static final String SUMMARY = "summary";
  private static final Pattern MARK = Pattern.compile("lastmetre-return:([a-z_]+)");

  private ReturnForm() {}

  /** The mark of a dataset's sheet. */
  public static String mark(String dataset) {
    return "lastmetre-return:" + dataset;
  }

  /** The mark of the sheet that tells of all. */
  public static String summaryMark() {
    return mark(SUMMARY);
  }

  /** The dataset whose mark stands among the cells; empty where there is none. */
  static Optional<String> dataset(Stream<String> cells) {
    return MARK.matcher(cells.collect(Collectors.joining("\n")))
        .results()
        .map(found -> found.group(1))
        .filter(dataset -> !dataset.equals(SUMMARY))
        .findFirst();
  }

  /** Whether a header's cell names a column of notes. */
  static boolean isNote(String name) {
    return NOTES.contains(name);
  }
}
