package org.lastmetre.landing.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** The number format of each cell style. */
final class Styles {
  private final List<NumberFormat> byStyle;

  private Styles(List<NumberFormat> byStyle) {
    this.byStyle = byStyle;
  }

  /** Without a part for styles every cell is of the general format. */
  static Styles none() {
    return new Styles(List.of());
  }

  static Styles read(ZipFile zip, String part) throws IOException {
    Map<Integer, NumberFormat> own = new HashMap<>();
    List<NumberFormat> byStyle = new ArrayList<>();
    try (Xml xml = Xml.of(zip, part)) {
      while (xml.nextStart()) {
        if (xml.is("numFmt")) {
          String code = xml.attribute("formatCode");
          own.put(number(xml.attribute("numFmtId")), NumberFormat.of(code == null ? "" : code));
        } else if (xml.is("cellXfs")) {
          while (xml.nextStartIn("cellXfs")) {
            if (xml.is("xf")) {
              int id = number(xml.attribute("numFmtId"));
              byStyle.add(own.containsKey(id) ? own.get(id) : NumberFormat.builtIn(id));
            }
          }
        }
      }
    }
    return new Styles(byStyle);
  }

  /**
   * The format of a style.
   *
   * @param style a cell's attribute {@code s}; null for the default
   */
  NumberFormat format(String style) {
    int index = number(style);
    return index < byStyle.size() ? byStyle.get(index) : NumberFormat.GENERAL;
  }

  private static int number(String text) {
    try {
      return text == null ? 0 : Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
