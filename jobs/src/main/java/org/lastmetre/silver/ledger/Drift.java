package org.lastmetre.silver.ledger;

import java.util.Locale;
import java.util.Set;
import org.lastmetre.contract.Text;

/**
 * One change in what a sender sends: a header, word or unit that nobody knows.
 *
 * @param column the column the word stands in; null for headers
 * @param word as sent
 * @param suggestion the nearest known one; null when none is near
 * @param rows rows refused or waiting; null for headers
 * @param paths the files it stands in
 */
record Drift(
    String jurisdiction,
    String sender,
    String dataset,
    Kind kind,
    String column,
    String word,
    String suggestion,
    Long rows,
    Set<String> paths) {

  /** What has changed. */
  enum Kind {
    NEW_COLUMN,
    RENAMED_HEADER,
    UNKNOWN_VALUE,
    UNKNOWN_UNIT;

    /** As {@code ops.drift} has it. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the operator is told. */
  Text sentence() {
    Text what =
        switch (kind) {
          case NEW_COLUMN ->
              new Text(
                  "多了一列“%s”，未读取".formatted(word), "a new column “%s” is not read".formatted(word));
          case RENAMED_HEADER ->
              new Text(
                  "表头“%s”不认识，是否即“%s”？".formatted(word, suggestion),
                  "the header “%s” is unknown; is it “%s”?".formatted(word, suggestion));
          case UNKNOWN_VALUE ->
              new Text(
                  "“%s”列有 %d 行填“%s”，不在可选范围内".formatted(column, rows, word),
                  "%d rows have the unknown word “%s” in %s".formatted(rows, word, column));
          case UNKNOWN_UNIT ->
              new Text(
                  "单位“%s”从未报送，有 %d 行在等待".formatted(word, rows),
                  "nobody has sent the unit “%s”; %d rows wait for it".formatted(word, rows));
        };
    boolean hinted = suggestion != null && kind != Kind.RENAMED_HEADER;
    return new Text(
        what.zh() + (hinted ? "，是否应为“%s”？".formatted(suggestion) : ""),
        what.en() + (hinted ? "; is “%s” meant?".formatted(suggestion) : ""));
  }
}
