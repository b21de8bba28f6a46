package org.lastmetre.worktime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What notices say about days: which are rest days and which are worked, against the week's custom.
 *
 * @param worked each named day; true when it is a working day
 * @param years the years that have a notice of their own
 */
record Notices(Map<LocalDate, Boolean> worked, Set<Integer> years) {

  private static final String RESOURCE = "/calendar/cn.csv";
  private static final String HEADER = "date,kind,name,notice";

  /**
   * The State Council's yearly notices, from {@code calendar/cn.csv} (columns date, kind = off or
   * work, name, notice = the year whose notice names the day). A notice may name days of the years
   * beside it, which load no year.
   *
   * @throws IllegalStateException when the file is missing from the build or has a line of another
   *     form
   */
  static Notices ofChina() {
    return China.NOTICES;
  }

  /** No notice at all. */
  static Notices none() {
    return new Notices(Map.of(), Set.of());
  }

  private static Notices read() {
    try (InputStream in = Notices.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The statutory calendar " + RESOURCE + " is not on the class path; build the jar anew");
      }
      return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The statutory calendar " + RESOURCE + " cannot be read; build the jar anew", e);
    }
  }

  static Notices parse(BufferedReader lines) throws IOException {
    Map<LocalDate, Boolean> worked = new TreeMap<>();
    Set<Integer> years = new TreeSet<>();
    String line = lines.readLine();
    if (!HEADER.equals(line)) {
      throw wrong(1, line, "the first line must be " + HEADER, null);
    }
    for (int number = 2; (line = lines.readLine()) != null; number++) {
      String[] cells = line.split(",", -1);
      if (cells.length != 4 || !(cells[1].equals("off") || cells[1].equals("work"))) {
        throw wrong(number, line, "write date,off|work,name,year of the notice", null);
      }
      try {
        if (worked.put(LocalDate.parse(cells[0]), cells[1].equals("work")) != null) {
          throw wrong(number, line, "the day is named twice; keep the later notice", null);
        }
        years.add(Integer.valueOf(cells[3]));
      } catch (DateTimeParseException | NumberFormatException e) {
        throw wrong(number, line, "write the date as 2026-10-01 and the notice as 2026", e);
      }
    }
    return new Notices(Collections.unmodifiableMap(worked), Collections.unmodifiableSet(years));
  }

  private static IllegalStateException wrong(int number, String line, String remedy, Exception e) {
    return new IllegalStateException(
        "The statutory calendar " + RESOURCE + ", line " + number + " (" + line + "): " + remedy,
        e);
  }

  /** Read once, when first asked for. */
  private static final class China {
    static final Notices NOTICES = read();
  }
}
