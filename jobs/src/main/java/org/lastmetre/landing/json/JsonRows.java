package org.lastmetre.landing.json;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.Words;
import org.lastmetre.landing.line.DataLine;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.Skip;
import org.lastmetre.landing.line.SkippedLine;
import org.lastmetre.landing.line.Spot;
import org.lastmetre.landing.line.TextLines;

/** Streams the rows of a text of JSON objects, one object in memory at a time. */
public final class JsonRows implements Iterator<Line> {
  /** No object is longer, in characters. */
  private static final int LONGEST = 16 << 20;

  /** Kind is judged by so many first lines that are not blank. */
  private static final int JUDGED = 20;

  /** An array whose first element is an object, or that has none. */
  private static final Pattern ARRAY = Pattern.compile("\\s*\\[\\s*[{\\]]");

  private final ObjectTexts texts;
  private final JsonColumns columns;
  private final List<String> parts;
  private final Deque<Line> ready = new ArrayDeque<>();
  private long number;
  private boolean isEnded;

  /** How objects stand in a text. */
  public enum Shape {
    /** Each on a line of its own. */
    LINES,
    /** As the elements of one array; the first is row 1. */
    ARRAY
  }

  /**
   * @param text the file's text, buffered and without byte order mark; closed at its end
   * @param shape how the objects stand in it
   * @param columns what fields are called
   * @param parts the lists whose elements become rows, empty for the whole object
   */
  public JsonRows(Reader text, Shape shape, JsonColumns columns, List<String> parts) {
    this.texts =
        shape == Shape.LINES
            ? new ObjectLines(new TextLines(text, LONGEST))
            : new ArrayElements(text, LONGEST);
    this.columns = columns;
    this.parts = parts;
  }

  /**
   * Whether a text is JSON lines: it begins with an object and one of its first lines is one, or
   * most of them are. The last line may be cut.
   *
   * @param beginning of the text
   */
  public static boolean areLines(String beginning) {
    List<String> first =
        beginning.lines().filter(line -> !Words.clean(line).isEmpty()).limit(JUDGED).toList();
    if (first.isEmpty()) {
      return false;
    }
    long objects = first.stream().filter(Flattened::isObject).count();
    boolean begins = first.get(0).strip().matches("(?s)\\{\\s*(\"|\\}).*");
    return begins && (objects > 0 || first.size() == 1) || objects * 2 > first.size();
  }

  /**
   * Whether a text is an array of objects: it begins with one.
   *
   * @param beginning of the text
   */
  public static boolean areArray(String beginning) {
    return ARRAY.matcher(beginning).lookingAt();
  }

  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty() && !isEnded) {
        read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !ready.isEmpty();
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void read() throws IOException {
    Optional<String> next = texts.next();
    if (next.isEmpty()) {
      isEnded = true;
      texts.close();
      return;
    }
    number++;
    String line = next.get();
    if (Words.clean(line).isEmpty()) {
      ready.add(SkippedLine.row(null, 0, number, Skip.BLANK));
      return;
    }
    for (String part : parts) {
      Optional<List<Map<String, String>>> rows =
          texts.isTooLong() ? Optional.empty() : Flattened.rows(line, part);
      if (rows.isEmpty()) {
        Map<String, String> asSent = Map.of("", line);
        ready.add(new DataLine(Spot.row(number), null, Map.of(), asSent, 0, Reason.BAD_JSON));
        return;
      }
      int element = 0;
      for (Map<String, String> fields : rows.get()) {
        Spot spot = new Spot(null, 0, number, part.isEmpty() ? 0 : ++element);
        ready.add(row(spot, part, fields));
      }
    }
  }

  private Line row(Spot spot, String part, Map<String, String> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> extra = new LinkedHashMap<>();
    Map<String, String> names = columns.of(fields.keySet());
    fields.forEach(
        (field, text) -> {
          String column = names.get(field);
          if (text.isEmpty()) {
            return;
          }
          if (column == null) {
            extra.put(field, text);
          } else {
            values.putIfAbsent(column, text);
          }
        });
    return new DataLine(spot, part, values, extra, 0, null);
  }
}
