package org.lastmetre.agreement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bundled calendar in the form in which the oracle reads the State Council's notices. */
final class Notices {
  private Notices() {}

  /** Writes {@code 2007.json} … into a folder, one file per year of notice, and returns it. */
  static Path write(Path folder) throws IOException {
    Map<String, List<String>> days = new TreeMap<>();
    String text;
    try (var in = Notices.class.getResourceAsStream("/calendar/cn.csv")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String line : text.lines().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      days.computeIfAbsent(cells[3], year -> new ArrayList<>())
          .add("{\"date\": \"%s\", \"isOffDay\": %s}".formatted(cells[0], cells[1].equals("off")));
    }
    Files.createDirectories(folder);
    for (Map.Entry<String, List<String>> year : days.entrySet()) {
      Files.writeString(
          folder.resolve(year.getKey() + ".json"),
          "{\"year\": %s, \"days\": [%s]}"
              .formatted(year.getKey(), String.join(", ", year.getValue())));
    }
    return folder;
  }
}
