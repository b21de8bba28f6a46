package org.lastmetre.contract;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the values of one column. */
final class ColumnParser implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern SEPARATORS = Pattern.compile("[;,、\\r\\n]");
  private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]+");

  /** What spreadsheets and databases write for “no value”, compared without case. */
  private static final Set<String> NULLS = Set.of("null", "n/a", "#n/a", "\\n");

  private static final Map<String, String> NO_WORDS = Map.of();

  private final Column column;
  private final Choices choices;

  ColumnParser(Column column) {
    this.column = column;
    choices = new Choices(column);
  }

  Column column() {
    return column;
  }

  /** True when the text stands for no value. */
  boolean isAbsent(String raw, Set<String> nulls) {
    if (raw == null) {
      return true;
    }
    String value = Words.clean(raw);
    if (value.isEmpty() || nulls.contains(raw) || nulls.contains(value)) {
      return true;
    }
    // Normalising long texts costs; the standard spellings are short.
    if (value.length() > 8) {
      return false;
    }
    String plain = Words.folded(value);
    return plain.isEmpty()
        || NULLS.contains(plain.toLowerCase(Locale.ROOT))
        || (!column.freeText() && DASHES.matcher(plain).matches());
  }

  /** The value of a text that is not absent; null after adding what is wrong with it. */
  Object read(String raw, ParseContext context, List<Problem> problems) {
    return switch (column.type()) {
      case "text" -> text(raw, problems);
      case "date", "timestamp" -> moment(raw, context, problems);
      case "integer", "bigint", "double" -> number(raw, problems);
      case "boolean" -> yesOrNo(raw, problems);
      case "list" -> list(raw, problems);
      default -> code(raw, raw, problems);
    };
  }

  private String text(String raw, List<Problem> problems) {
    if (!column.allowed().isEmpty()) {
      return code(raw, raw, problems);
    }
    String text = Words.clean(raw);
    if (column.pii().isNumber() && Codes.lost(text).isPresent()) {
      problems.add(Reason.DAMAGED_CODE.of(column, raw, NO_WORDS));
      return null;
    }
    return column.freeText() ? FreeText.masked(text) : text;
  }

  private String code(String item, String raw, List<Problem> problems) {
    Optional<String> choice = choices.find(item);
    if (choice.isPresent()) {
      return choice.get();
    }
    String code = Codes.normalised(item);
    if (code.isEmpty()) {
      return null;
    }
    if (!column.allowed().isEmpty() && !column.open()) {
      problems.add(Reason.UNKNOWN_VALUE.of(column, raw, choices.nearest(item)));
      return null;
    }
    if (Codes.isDamaged(code)) {
      problems.add(Reason.DAMAGED_CODE.of(column, raw, NO_WORDS));
      return null;
    }
    if (code.length() > Codes.MAX_LENGTH) {
      problems.add(
          Reason.TOO_LONG.of(
              column,
              raw,
              Map.of(
                  "length", Integer.toString(code.length()),
                  "most", Integer.toString(Codes.MAX_LENGTH))));
      return null;
    }
    return code;
  }

  private Object list(String raw, List<Problem> problems) {
    Set<String> items = new LinkedHashSet<>();
    int before = problems.size();
    for (String part : SEPARATORS.split(Words.folded(raw), -1)) {
      if (!Words.clean(part).isEmpty()) {
        String item = code(part, raw, problems);
        if (item != null) {
          items.add(item);
        }
      }
    }
    if (problems.size() > before) {
      // One sentence per cell is enough; the value shows it whole.
      problems.subList(before + 1, problems.size()).clear();
      return null;
    }
    return items.isEmpty() ? null : List.copyOf(items);
  }

  private Boolean yesOrNo(String raw, List<Problem> problems) {
    Optional<String> choice = choices.find(raw);
    if (choice.isEmpty()) {
      problems.add(Reason.BAD_BOOLEAN.of(column, raw, NO_WORDS));
      return null;
    }
    return Boolean.valueOf(choice.get());
  }

  private Object number(String raw, List<Problem> problems) {
    Optional<Object> number = Numbers.read(choices.find(raw).orElse(raw), column.type());
    if (number.isEmpty()) {
      boolean whole = !column.type().equals("double");
      problems.add(
          Reason.BAD_NUMBER.of(
              column,
              raw,
              Map.of(
                  "kindZh", whole ? "整数" : "数字",
                  "kindEn", whole ? "whole number" : "number")));
      return null;
    }
    if (!column.allowed().isEmpty() && !column.allowed().containsKey(number.get().toString())) {
      problems.add(Reason.UNKNOWN_VALUE.of(column, raw, choices.nearest(raw)));
      return null;
    }
    Long least = column.minimum();
    if (least != null && ((Number) number.get()).doubleValue() < least) {
      problems.add(Reason.BELOW_MINIMUM.of(column, raw, Map.of("minimum", Long.toString(least))));
      return null;
    }
    return number.get();
  }

  private Object moment(String raw, ParseContext context, List<Problem> problems) {
    Optional<Dates.Moment> read = Dates.read(raw, context.timestampFormats());
    if (read.isEmpty()) {
      Reason reason = Dates.isAmbiguous(raw) ? Reason.AMBIGUOUS_DATE : Reason.BAD_DATE;
      problems.add(reason.of(column, raw, NO_WORDS));
      return null;
    }
    Dates.Moment moment = read.get();
    LocalDate date = moment.date(context.zone());
    if (date.getYear() < column.earliestYear()) {
      problems.add(
          Reason.BEFORE_EARLIEST.of(
              column, raw, Map.of("year", Integer.toString(column.earliestYear()))));
      return null;
    }
    Instant instant = instantOf(moment, date, context);
    // Clocks run ahead and files are dated the evening before: one day of grace.
    LocalDate firstRefused = context.submittedOn().plusDays(2);
    if (column.happened()
        && !instant.isBefore(firstRefused.atStartOfDay(context.homeZone()).toInstant())) {
      problems.add(
          Reason.IN_FUTURE.of(column, raw, Map.of("submitted", context.submittedOn().toString())));
      return null;
    }
    return column.type().equals("date") ? date : instant;
  }

  private Instant instantOf(Dates.Moment moment, LocalDate date, ParseContext context) {
    boolean wholeDay = column.endOfDay() && !moment.timed();
    return wholeDay
        ? date.plusDays(1).atStartOfDay(context.zone()).toInstant().minus(1, ChronoUnit.MICROS)
        : moment.instant(context.zone());
  }
}
