package org.lastmetre.deliver.paper;

import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lastmetre.deliver.Bundled;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Kind;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Sheet.Mark;

/** Writes a document as one page that needs no other file, to be read or printed. */
public final class PageWriter {
  private static final String STYLE = "bulletin/page.css";
  private static final String SCRIPT = "bulletin/page.js";

  /** Points that a letter may have, times the letters of a line, on a page of A4 across. */
  private static final double FITTING = 1250;

  private static final ObjectMapper JSON = new ObjectMapper();

  private PageWriter() {}

  /** Writes it, to be stored as UTF-8. */
  public static void write(Document document, Writer out) throws IOException {
    Words words = document.words();
    out.write(
        """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s %s</title>
        <style>
        %s
        @page { @bottom-left { content: "%s"; } @bottom-right { content: %s; } }
        </style>
        </head>
        <body>
        <main>
        """
            .formatted(
                words.language().code(),
                escapeHtml4(document.title()),
                escapeHtml4(document.about()),
                Bundled.text(STYLE),
                document.source().replaceAll("[\\\\\"<>\\p{Cntrl}]", " "),
                '"' + words.say("page_of", "\" counter(page) \"", "\" counter(pages) \"") + '"'));
    List<Object> drawn = new ArrayList<>();
    for (Sheet sheet : document.sheets()) {
      write(sheet, drawn, out);
    }
    out.write("<p class=\"source\">" + escapeHtml4(document.source()) + "</p>\n</main>\n");
    if (!drawn.isEmpty()) {
      out.write(
          "<script>"
              + Bundled.text(Bundled.CHARTS).replace("</script", "<\\/script")
              + "</script>\n");
      out.write(
          "<script>const charts = " + json(drawn) + ";\n" + Bundled.text(SCRIPT) + "</script>\n");
    }
    out.write("</body>\n</html>\n");
  }

  private static void write(Sheet sheet, List<Object> drawn, Writer out) throws IOException {
    out.write("<section>\n<h2>" + escapeHtml4(sheet.title()) + "</h2>\n");
    for (String lead : sheet.lead()) {
      out.write("<p class=\"lead\">" + escapeHtml4(lead) + "</p>\n");
    }
    for (Chart chart : sheet.charts()) {
      out.write(
          "<div class=\"chart\" id=\"chart-%d\" role=\"img\" aria-label=\"%s\"></div>\n"
              .formatted(drawn.size(), escapeHtml4(chart.title())));
      drawn.add(told(chart, sheet));
    }
    double letters = sheet.headings().stream().mapToDouble(Heading::width).sum();
    out.write(
        String.format(
            Locale.ROOT,
            "<div class=\"table\"><table style=\"--fit: %.1fpt\">\n<colgroup>",
            FITTING / letters));
    for (Heading heading : sheet.headings()) {
      out.write(
          String.format(
              Locale.ROOT, "<col style=\"width: %.2f%%\">", 100 * heading.width() / letters));
    }
    out.write("</colgroup>\n<thead><tr>");
    for (Heading heading : sheet.headings()) {
      out.write("<th scope=\"col\">" + escapeHtml4(heading.label()) + "</th>");
    }
    out.write("</tr></thead>\n<tbody>\n");
    for (Line line : sheet.lines()) {
      write(line, sheet.headings().size(), out);
    }
    out.write("</tbody>\n</table></div>\n");
    for (String note : sheet.notes()) {
      out.write("<p class=\"note\">" + escapeHtml4(note) + "</p>\n");
    }
    out.write("</section>\n");
  }

  private static void write(Line line, int columns, Writer out) throws IOException {
    out.write("<tr class=\"" + line.kind().name().toLowerCase(Locale.ROOT) + "\">");
    if (line.kind() == Kind.GROUP) {
      out.write(
          "<th scope=\"rowgroup\" colspan=\"%d\">%s</th>"
              .formatted(columns, escapeHtml4(shown(line.cells().get(0)))));
    } else {
      for (Cell cell : line.cells()) {
        out.write("<td class=\"%s\">%s</td>".formatted(style(cell), escapeHtml4(shown(cell))));
      }
    }
    out.write("</tr>\n");
  }

  private static String style(Cell cell) {
    String side = cell.format().isNumber() ? "number" : cell.format() == Format.DATE ? "day" : "";
    return switch (cell.mark()) {
      case NONE -> side;
      default -> side + " " + cell.mark().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String shown(Cell cell) {
    if (cell.value() == null) {
      return cell.mark() == Mark.EMPTY || cell.format() == Format.TEXT ? "" : WorkbookWriter.NONE;
    }
    String sign = cell.value() instanceof String ? "" : cell.mark().sign();
    return cell.format().shown(cell.value()) + sign;
  }

  /** A chart as the page's script takes it. */
  private static Map<String, Object> told(Chart chart, Sheet sheet) {
    List<Line> lines = sheet.lines().subList(chart.first(), chart.last() + 1);
    List<Map<String, Object>> series = new ArrayList<>();
    for (int i = 0; i < chart.values().size(); i++) {
      int column = chart.values().get(i);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", sheet.headings().get(column).label());
      one.put("colour", "#%06x".formatted(Palette.of(i, chart.drawing())));
      one.put(
          "values",
          lines.stream()
              .map(line -> line.cells().get(column).value())
              .map(value -> value instanceof Number ? value : "-")
              .toList());
      series.add(one);
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("title", chart.title());
    told.put("drawing", chart.drawing().name());
    told.put("isShare", chart.scale() == Format.PERCENT);
    told.put("names", lines.stream().map(line -> shown(line.cells().get(chart.names()))).toList());
    told.put("series", series);
    return told;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
