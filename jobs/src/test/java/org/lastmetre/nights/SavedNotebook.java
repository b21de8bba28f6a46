package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** A notebook's code and what it showed. */
record SavedNotebook(Path file, List<Cell> cells) {
  private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>");
  private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL);

  /**
   * A cell of code.
   *
   * @param count when it was run, 0 for never
   * @param outputs what it showed, one JSON object each
   */
  record Cell(String source, int count, List<JsonNode> outputs) {
    /** The queries it gives a function. */
    List<String> queries(String function) {
      return Pattern.compile(
              "(?<![.\\w])" + Pattern.quote(function) + "\\(\"\"\"(.*?)\"\"\"\\)", Pattern.DOTALL)
          .matcher(source)
          .results()
          .map(found -> found.group(1))
          .toList();
    }

    /** The rows of the table it shows, header left out. */
    Optional<List<List<String>>> table() {
      return shown("text/html").filter(html -> html.startsWith("<table>")).map(Cell::rows);
    }

    /** The chart it draws, as SVG. */
    String picture() {
      return shown("image/svg+xml").orElse("");
    }

    private Optional<String> shown(String kind) {
      return outputs.stream()
          .map(output -> output.path("data").path(kind))
          .filter(data -> !data.isMissingNode())
          .map(SavedNotebook::text)
          .findFirst();
    }

    private static List<List<String>> rows(String html) {
      return ROW.matcher(html.substring(html.indexOf("<tbody>")))
          .results()
          .map(
              row ->
                  CELL.matcher(row.group(1))
                      .results()
                      .map(cell -> StringEscapeUtils.unescapeHtml4(cell.group(1)))
                      .toList())
          .toList();
    }
  }

  static SavedNotebook read(Path file) throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        List<JsonNode> outputs = new ArrayList<>();
        cell.path("outputs").forEach(outputs::add);
        cells.add(
            new Cell(text(cell.path("source")), cell.path("execution_count").asInt(), outputs));
      }
    }
    return new SavedNotebook(file, cells);
  }

  /**
   * Fails unless every cell was run in its turn and none complained; an error may show only as
   * text.
   */
  void requireRun() {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      assertThat(cell.count()).as("%s: %s", file, cell.source()).isEqualTo(i + 1);
      for (JsonNode output : cell.outputs()) {
        assertThat(output.path("output_type").asText()).as(cell.source()).isNotEqualTo("error");
        assertThat(output.path("name").asText()).as(output.toString()).isNotEqualTo("stderr");
      }
    }
  }

  /** Jupyter keeps a text as its lines. */
  private static String text(JsonNode lines) {
    StringBuilder text = new StringBuilder(lines.asText());
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }
}
