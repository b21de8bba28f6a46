package org.lastmetre.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** The night on which each landing file comes to light, kept beside the source folder. */
final class Nights {
  private static final Pattern DAY_FOLDER =
      Pattern.compile("/landing/[^/]+/(\\d{4}-\\d{2}-\\d{2})/");

  private final Path file;
  private final Map<String, LocalDate> nights = new TreeMap<>();

  private Nights(Path file) {
    this.file = file;
  }

  /** What is known about a source folder so far; nothing when no county has been written there. */
  static Nights of(Path source) throws IOException {
    Nights known = new Nights(source.resolveSibling(source.getFileName() + ".nights.csv"));
    if (Files.exists(known.file)) {
      for (String line : Files.readAllLines(known.file)) {
        known.nights.put(
            StringUtils.substringBeforeLast(line, ","),
            LocalDate.parse(StringUtils.substringAfterLast(line, ",")));
      }
    }
    return known;
  }

  /** Landing files of another hand come on the day of their folder; all else was always there. */
  LocalDate night(Path relative) {
    LocalDate known = nights.get(key(relative));
    Matcher folder = DAY_FOLDER.matcher(key(relative));
    LocalDate said = folder.find() ? LocalDate.parse(folder.group(1)) : LocalDate.MIN;
    return known == null ? said : known;
  }

  void put(Path relative, LocalDate night) {
    nights.put(key(relative), night);
  }

  void save() throws IOException {
    StringBuilder lines = new StringBuilder();
    nights.forEach((path, night) -> lines.append(path).append(',').append(night).append('\n'));
    Files.writeString(file, lines);
  }

  private static String key(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
