package org.lastmetre.query;

import java.time.ZoneId;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** An answer as a table of HTML, for a notebook. */
public final class HtmlTable {
  /** As many rows as a person scrolls through. */
  private static final int MOST = 100;

  private HtmlTable() {}

  /**
   * The first rows, with a note when there are more; numbers to the right, null as a dash, since
   * empty is not zero.
   */
  public static String of(Dataset<Row> rows, ZoneId zone) {
    StructField[] fields = rows.schema().fields();
    List<Row> found = rows.takeAsList(MOST + 1);
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    for (StructField field : fields) {
      html.append("<th").append(side(field)).append('>').append(text(field.name())).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (Row row : found.subList(0, Math.min(MOST, found.size()))) {
      html.append("<tr>");
      for (int i = 0; i < fields.length; i++) {
        String cell = row.isNullAt(i) ? "–" : text(Cells.text(row.get(i), zone));
        html.append("<td").append(side(fields[i])).append('>').append(cell).append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
    if (found.size() > MOST) {
      html.append("<p>The first %d rows. 仅显示前 %d 行。</p>%n".formatted(MOST, MOST));
    }
    return html.toString();
  }

  private static String side(StructField field) {
    return field.dataType() instanceof NumericType ? " style=\"text-align:right\"" : "";
  }

  private static String text(String plain) {
    return StringEscapeUtils.escapeHtml4(plain);
  }
}
