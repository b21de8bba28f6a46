package org.lastmetre.deliver;

import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Text as it may stand in a cell of a workbook, whoever wrote it. */
public final class CellText {
  /**
   * The number format of text: it keeps a spreadsheet program from taking a code for a number, and
   * a value that begins with {@code =} for a formula, even after it was edited.
   */
  public static final String FORMAT = "@";

  /** No cell of a workbook takes more. */
  static final int LONGEST = 32_767;

  /** Control characters XML cannot hold, and what would be read as the escape of one. */
  private static final Pattern TO_ESCAPE =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

  private CellText() {}

  /** The text as ISO 29500 has it (ST_Xstring), cut to what a cell takes. */
  public static String of(String text) {
    return StringUtils.left(escaped(text), LONGEST);
  }

  private static String escaped(String text) {
    return TO_ESCAPE
        .matcher(text)
        .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
  }
}
