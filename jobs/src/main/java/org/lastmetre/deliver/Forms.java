package org.lastmetre.deliver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.dhatim.fastexcel.Worksheet;
import org.lastmetre.contract.TableContract;

/** How text is written into the cells of what is sent out. */
final class Forms {
  /** Behind the names of columns. */
  static final String HEADING = "DDEBF7";

  /** Behind what is told and not read as data. */
  static final String NOTE = "F2F2F2";

  /** No cell of a workbook takes more. */
  static final int LONGEST = 32_767;

  /** Control characters XML cannot hold, and what would be read as the escape of one. */
  private static final Pattern TO_ESCAPE =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

  private static final Pattern FIRST_WORDS = Pattern.compile("^[^：:；;，,。（(]+");

  private Forms() {}

  /**
   * Writes a text as text: a format of its own keeps a spreadsheet program from taking a code for a
   * number, and a value that begins with {@code =} for a formula, even after it was edited.
   */
  static void text(Worksheet sheet, int row, int column, String text) {
    if (!text.isEmpty()) {
      sheet.value(row, column, StringUtils.left(escaped(text), LONGEST));
    }
    sheet.style(row, column).format("@").set();
  }

  /** The dataset's name as a clerk knows it: the first words of its description. */
  static String label(TableContract table) {
    Matcher words = FIRST_WORDS.matcher(table.description().zh());
    return words.find() ? words.group().strip() : table.name();
  }

  /** As ISO 29500 has it (ST_Xstring). */
  private static String escaped(String text) {
    return TO_ESCAPE
        .matcher(text)
        .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
  }
}
