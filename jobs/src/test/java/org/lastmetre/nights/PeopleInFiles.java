package org.lastmetre.nights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.HeaderMatch;
import org.lastmetre.contract.HeaderMatcher;
import org.lastmetre.contract.Pii;
import org.lastmetre.contract.TableContract;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** The personal data that files hold in the clear, and where it turns up again. */
final class PeopleInFiles {
  private static final int LONGEST_NAME = 4;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])[0-9][0-9 -]{5,}[0-9Xx](?![0-9A-Za-z])");
  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

  private final Set<String> names = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> others = new HashSet<>();

  private PeopleInFiles() {}

  /** Reads every CSV file below a landing folder. */
  static PeopleInFiles below(Path landing, Contracts contracts) throws IOException {
    PeopleInFiles people = new PeopleInFiles();
    List<Path> files;
    try (Stream<Path> all = Files.walk(landing)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String dataset = StringUtils.substringBefore(file.getFileName().toString(), ".");
      people.take(contracts.table("silver", dataset), PlainCsv.lines(file));
    }
    return people;
  }

  private void take(TableContract table, List<List<String>> lines) {
    HeaderMatch header = null;
    for (List<String> line : lines) {
      if (header == null) {
        HeaderMatch match = new HeaderMatcher(table).match(line);
        header = match.missingRequired().isEmpty() ? match : null;
        continue;
      }
      for (Map.Entry<Integer, String> cell : header.columnByIndex().entrySet()) {
        if (cell.getKey() < line.size()) {
          take(pii(table, cell.getValue()), line.get(cell.getKey()).strip());
        }
      }
    }
    if (header == null) {
      throw new AssertionError("no header found for " + table.name() + " in " + lines.get(0));
    }
  }

  private static Pii pii(TableContract table, String column) {
    return table.columns().stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow()
        .pii();
  }

  private void take(Pii pii, String value) {
    if (value.length() >= 2 && pii != Pii.NONE) {
      switch (pii) {
        case NAME -> names.add(value);
        case PHONE, ID -> numbers.add(value.replaceAll("[^0-9Xx]", ""));
        default -> others.add(value);
      }
    }
  }

  /** How many different names, numbers and addresses there are. */
  int count() {
    return names.size() + numbers.size() + others.size();
  }

  /** The cells of a row in which somebody is named or a mobile number stands. */
  Set<String> namedIn(Row row) {
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < row.size(); i++) {
      for (String cell : texts(row.get(i))) {
        if (names(cell)) {
          found.add(row.schema().fieldNames()[i] + ": " + cell);
        }
      }
    }
    return found;
  }

  private boolean names(String cell) {
    if (others.contains(cell.strip())) {
      return true;
    }
    Matcher number = NUMBER.matcher(cell);
    while (number.find()) {
      String digits = number.group().replaceAll("[^0-9Xx]", "");
      if (numbers.contains(digits) || MOBILE.matcher(digits).matches()) {
        return true;
      }
    }
    for (int from = 0; from < cell.length(); from++) {
      int longest = Math.min(cell.length(), from + LONGEST_NAME);
      for (int to = from + 2; to <= longest; to++) {
        if (names.contains(cell.substring(from, to))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> texts(Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    Collection<?> within =
        value instanceof scala.collection.Map<?, ?> map
            ? JavaConverters.mapAsJavaMap(map).values()
            : value instanceof Seq<?> list
                ? JavaConverters.seqAsJavaList(list)
                : value instanceof Row row ? JavaConverters.seqAsJavaList(row.toSeq()) : List.of();
    return within.stream().flatMap(inner -> texts(inner).stream()).toList();
  }
}
