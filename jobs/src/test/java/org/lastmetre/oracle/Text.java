package org.lastmetre.oracle;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a written word is compared: the forms that typists mix are made one. */
final class Text {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\uFEFF]+");
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}\\uFEFF]+|[\\s\\p{Z}\\uFEFF]+$");

  /** What a spreadsheet makes of a long number: one digit, decimals, an exponent with its sign. */
  private static final Pattern DAMAGED = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d+");

  private Text() {}

  /** Without the blanks at both ends, ideographic and no-break ones included. */
  static String stripped(String raw) {
    return EDGES.matcher(raw).replaceAll("");
  }

  /** Half-width and stripped; for codes, ids, numbers and dates, where case has a meaning. */
  static String halfWidth(String raw) {
    return stripped(Normalizer.normalize(raw, Normalizer.Form.NFKC));
  }

  /** Headers and coded values match ignoring case, spaces and full-width forms. */
  static String folded(String raw) {
    String narrow = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return SPACES.matcher(narrow).replaceAll("").toLowerCase(Locale.ROOT);
  }

  static boolean damaged(String code) {
    return DAMAGED.matcher(code).matches();
  }

  /** Splits on {@code ; ； 、} and, in quotes, on the comma. */
  static List<String> list(Cell cell) {
    String separators = cell.quoted() ? "[;；、,]" : "[;；、]";
    List<String> items = new ArrayList<>();
    for (String item : cell.text().split(separators)) {
      String narrow = halfWidth(item);
      if (!narrow.isEmpty()) {
        items.add(narrow);
      }
    }
    return items;
  }
}
