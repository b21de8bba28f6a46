package org.lastmetre.deliver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Worksheet;
import org.lastmetre.contract.TableContract;

/** How text is written into the cells of what is sent out. */
final class Forms {
  /** Behind the names of columns. */
  static final String HEADING = "DDEBF7";

  /** Behind what is told and not read as data. */
  static final String NOTE = "F2F2F2";

  private static final Pattern FIRST_WORDS = Pattern.compile("^[^：:；;，,。（(]+");

  private Forms() {}

  /** Writes a text as text; a spreadsheet program takes it neither for a number nor a formula. */
  static void text(Worksheet sheet, int row, int column, String text) {
    if (!text.isEmpty()) {
      sheet.value(row, column, CellText.of(text));
    }
    sheet.style(row, column).format(CellText.FORMAT).set();
  }

  /** The dataset's name as a clerk knows it: the first words of its description. */
  static String label(TableContract table) {
    Matcher words = FIRST_WORDS.matcher(table.description().zh());
    return words.find() ? words.group().strip() : table.name();
  }
}
