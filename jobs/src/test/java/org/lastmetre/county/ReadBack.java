package org.lastmetre.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads made files back by the contract's rules, apart from what made them. */
final class ReadBack {
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4})[-/年](\\d{1,2})[-/月](\\d{1,2})日?"
              + "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{6}))?)?(Z|\\+08:00)?)?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?=$| )");
  private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");

  private ReadBack() {}

  /**
   * A row of a dataset.
   *
   * @param path below landing
   * @param day the submission day in the path
   * @param sent column to text as sent; empty cells are left out
   */
  record Line(
      String path,
      String sender,
      LocalDate day,
      String dataset,
      int index,
      Map<String, String> sent) {

    /** Coded values by their names; empty where nothing was sent. */
    String cell(String column) {
      return coded(dataset, column, sent.getOrDefault(column, ""));
    }

    boolean has(String column) {
      return sent.containsKey(column);
    }

    String key() {
      return cell(ChineseHeaders.columns(dataset).get(0));
    }

    Optional<LocalDateTime> time(String column) {
      return moment(cell(column));
    }
  }

  /** Rows of the CSV files below dated folders in the order in which the later one wins. */
  static List<Line> lines(Path landing) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(landing)) {
      files = walk.filter(file -> file.toString().endsWith(".csv")).toList();
    }
    List<Line> lines = new ArrayList<>();
    for (Path file : files) {
      Path relative = landing.relativize(file);
      String dataset = relative.getFileName().toString().split("\\.", 2)[0];
      boolean dated = relative.getName(1).toString().matches("\\d{4}-\\d{2}-\\d{2}");
      if (dated && ChineseHeaders.datasets().contains(dataset)) {
        lines.addAll(lines(relative, dataset, Sheet.of(Files.readAllBytes(file))));
      }
    }
    lines.sort(
        Comparator.comparing(Line::day).thenComparing(Line::path).thenComparing(Line::index));
    return lines;
  }

  private static List<Line> lines(Path path, String dataset, Sheet sheet) {
    Map<String, String> names = new HashMap<>();
    ChineseHeaders.of(dataset)
        .forEach(
            (column, chinese) -> {
              names.put(plain(column), column);
              names.put(plain(chinese), column);
            });
    List<String> columns = sheet.cells(0).stream().map(cell -> names.get(plain(cell))).toList();
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= sheet.size(); i++) {
      List<String> cells = sheet.cells(i);
      boolean totals = cells.get(0).matches("(?i)合计|小计|total");
      if (totals || String.join("", cells).isEmpty()) {
        continue;
      }
      Map<String, String> byColumn = new LinkedHashMap<>();
      for (int c = 0; c < columns.size(); c++) {
        if (columns.get(c) != null && !cells.get(c).isEmpty()) {
          byColumn.put(columns.get(c), cells.get(c));
        }
      }
      LocalDate day = LocalDate.parse(path.getName(1).toString());
      String sender = path.getName(0).toString();
      lines.add(new Line(path.toString(), sender, day, dataset, i, byColumn));
    }
    return lines;
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC)
        .replace(" ", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String coded(String dataset, String column, String text) {
    for (Map.Entry<String, List<String>> code : ChineseWords.of(dataset, column).entrySet()) {
      String word = plain(text);
      if (word.equals(code.getKey()) || code.getValue().contains(word)) {
        return code.getKey();
      }
    }
    return text;
  }

  /** A local moment; a day without time is its first; empty when the contract refuses the form. */
  static Optional<LocalDateTime> moment(String text) {
    if (SERIAL.matcher(text).matches()) {
      double days = Double.parseDouble(text);
      LocalDate day = LocalDate.of(1899, 12, 30).plusDays((long) days);
      return Optional.of(day.atStartOfDay().plusHours(Math.round((days % 1) * 24)));
    }
    Matcher parts = MOMENT.matcher(COMPACT.matcher(text).replaceFirst("$1-$2-$3"));
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      LocalDateTime at =
          day.atTime(number(parts, 4), number(parts, 5), number(parts, 6), number(parts, 7) * 1000);
      return Optional.of("Z".equals(parts.group(8)) ? at.plusHours(8) : at);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }
}
