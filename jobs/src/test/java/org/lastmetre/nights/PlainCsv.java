package org.lastmetre.nights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/** Reads a CSV file by another route than the job, to count what it should have found. */
final class PlainCsv {
  private PlainCsv() {}

  /** The rows below the first as column to cell; cells are as written, absent ones empty. */
  static List<Map<String, String>> rows(Path file) throws IOException {
    List<List<String>> lines = lines(file);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < lines.get(0).size(); i++) {
        row.put(lines.get(0).get(i), i < line.size() ? line.get(i) : "");
      }
      rows.add(row);
    }
    return rows;
  }

  /** All lines that are not empty, the header among them. */
  static List<List<String>> lines(Path file) throws IOException {
    String text = StringUtils.removeStart(text(Files.readAllBytes(file)), "\uFEFF");
    String header = text.lines().findFirst().orElse("");
    char delimiter =
        List.of(',', '\t', ';').stream()
            .max(Comparator.comparingInt(c -> StringUtils.countMatches(header, c)))
            .orElseThrow();
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (doubled) {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != delimiter && c != '\n' && c != '\r')) {
        cell.append(c);
      } else {
        line.add(cell.toString());
        cell.setLength(0);
        if (c != delimiter) {
          close(line, lines);
          line = new ArrayList<>();
        }
      }
    }
    line.add(cell.toString());
    close(line, lines);
    return lines;
  }

  private static void close(List<String> line, List<List<String>> lines) {
    if (!StringUtils.isAllBlank(line.toArray(String[]::new))) {
      lines.add(line);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }
}
