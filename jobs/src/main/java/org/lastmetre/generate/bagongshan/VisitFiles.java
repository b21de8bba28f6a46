package org.lastmetre.generate.bagongshan;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmetre.generate.bagongshan.Area.Township;
import org.lastmetre.generate.bagongshan.Visits.Visit;
import org.lastmetre.generate.township.CsvStyle;
import org.lastmetre.generate.township.CsvStyle.Delimiter;
import org.lastmetre.generate.township.CsvStyle.Encoding;
import org.lastmetre.generate.township.CsvStyle.LineEnd;
import org.lastmetre.generate.township.Hand;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.Sheet;
import org.lastmetre.generate.township.Sheet.Row;

/** Sends the visits, each township at its own pace and with its own mistakes. */
final class VisitFiles {
  private static final LocalDate END = LocalDate.of(2017, 6, 30);

  private final Area area;
  private final Visits visits;

  VisitFiles(Area area, Visits visits) {
    this.area = area;
    this.visits = visits;
  }

  /** Visits of the days from–to, sent together. */
  private record Batch(LocalDate from, LocalDate to, LocalDate sent, String label) {}

  void send(Landing landing) throws IOException {
    for (Township township : area.townships()) {
      Hand hand = hand(township);
      Map<LocalDate, List<Row>> corrections = new TreeMap<>();
      for (Batch batch : batches(township)) {
        List<Row> rows =
            visits.byTownship().get(township.code()).stream()
                .filter(visit -> within(visit, batch))
                .map(visit -> Rows.visit(hand, visit))
                .collect(Collectors.toCollection(ArrayList::new));
        mistake(township, batch, hand, rows, corrections);
        landing.send(
            township.code(), batch.sent(), batch.label(), hand, Rows.sheet("visits").addAll(rows));
        if (township.digits().equals("002") && batch.from().getMonthValue() == 2) {
          // The same content again under another name, weeks later: it counts once.
          landing.send(
              township.code(),
              LocalDate.of(2017, 4, 6),
              "2月补报",
              hand,
              Rows.sheet("visits").addAll(rows));
        }
      }
      for (Map.Entry<LocalDate, List<Row>> correction : corrections.entrySet()) {
        Sheet sheet = Rows.sheet("visits").addAll(correction.getValue());
        landing.send(township.code(), correction.getKey(), "更正", hand, sheet);
      }
    }
  }

  private static boolean within(Visit visit, Batch batch) {
    LocalDate day = visit.at().toLocalDate();
    return !day.isBefore(batch.from()) && !day.isAfter(batch.to());
  }

  private static Hand hand(Township township) {
    return township.digits().equals("003")
        ? township.hand().with(new CsvStyle(Encoding.GB18030, Delimiter.SEMICOLON, LineEnd.CRLF))
        : township.hand();
  }

  private static List<Batch> batches(Township township) {
    List<Batch> batches = new ArrayList<>();
    if (township.digits().equals("400")) {
      LocalDate quarter = LocalDate.of(2017, 4, 1);
      batches.add(
          new Batch(quarter.minusMonths(3), quarter.minusDays(1), quarter.plusDays(4), "一季度"));
      batches.add(new Batch(quarter, END, END, "二季度"));
      return batches;
    }
    for (int month = 1; month <= 6; month++) {
      LocalDate first = LocalDate.of(2017, month, 1);
      LocalDate last = YearMonth.from(first).atEndOfMonth();
      LocalDate sent = month == 6 ? END : last.plusDays(township.digits().equals("121") ? 4 : 2);
      switch (township.digits()) {
        case "001" -> {
          LocalDate middle = first.plusDays(14);
          batches.add(new Batch(first, middle, middle.plusDays(2), month + "月上半月"));
          batches.add(new Batch(middle.plusDays(1), last, sent, month + "月下半月"));
        }
        case "003" -> {
          // February came with March.
          LocalDate late = month == 2 ? LocalDate.of(2017, 4, 10) : sent;
          batches.add(new Batch(first, last, late, "2017年" + month + "月走访"));
        }
        case "100" -> batches.add(new Batch(first, last, sent, "走访记录" + month + "月"));
        case "121" -> batches.add(new Batch(first, last, sent, ""));
        default -> batches.add(new Batch(first, last, sent, month + "月"));
      }
    }
    return batches;
  }

  private static void mistake(
      Township township,
      Batch batch,
      Hand hand,
      List<Row> rows,
      Map<LocalDate, List<Row>> corrections) {
    String extra = "ZF" + township.digits() + "-900" + batch.from().getMonthValue();
    boolean secondHalf = batch.from().getDayOfMonth() > 15;
    switch (township.digits() + "/" + batch.from().getMonthValue()) {
      case "001/1" -> {
        if (secondHalf) {
          mended(rows, "visited_at", "2017/2/30 9:30", Reason.BAD_DATE, corrections, "2017-03-20");
        }
      }
      case "001/4" -> {
        if (secondHalf) {
          mended(rows, "staff_ids", "", Reason.MISSING_VALUE, corrections, "2017-05-08");
        }
      }
      case "002/5" -> {
        rows.add(4, Row.of());
        rows.add(9, copy(rows, extra).refused("visit_type", "路过", Reason.UNKNOWN_VALUE));
      }
      case "003/2" ->
          rows.add(
              7,
              copy(rows, extra).refused("visited_at", "1917-02-15 10:20", Reason.BEFORE_EARLIEST));
      case "003/3" -> rows.add(12, rows.get(11));
      case "003/4" -> rows.add(copy(rows, extra).with("household_id", "H003-0999"));
      case "100/3" ->
          rows.add(
              15, copy(rows, extra).refused("visited_at", "03/04/2017", Reason.AMBIGUOUS_DATE));
      case "100/5" -> corrections.put(LocalDate.of(2017, 6, 12), List.of(met(hand, rows)));
      case "100/6" ->
          rows.add(5, copy(rows, extra).refused("duration_minutes", "半小时", Reason.BAD_NUMBER));
      case "121/2" ->
          rows.add(6, copy(rows, extra).refused("household_id", "3.40E+11", Reason.DAMAGED_CODE));
      case "121/4" ->
          mended(
              rows,
              "visited_at",
              "2071-04-12T10:00:00+08:00",
              Reason.IN_FUTURE,
              corrections,
              "2017-05-12");
      default -> {
        // This one was sent without a mistake.
      }
    }
    if (township.digits().equals("100")) {
      rows.add(totals(rows));
    }
  }

  /** Spoils the fourth row and sends it as it should be on a later day. */
  private static void mended(
      List<Row> rows,
      String column,
      String cell,
      Reason reason,
      Map<LocalDate, List<Row>> corrections,
      String day) {
    Row good = rows.get(3);
    rows.set(3, good.refused(column, cell, reason));
    corrections.put(LocalDate.parse(day), List.of(good));
  }

  private static Row copy(List<Row> rows, String id) {
    return rows.get(2).with("visit_id", id);
  }

  /** The first visit that met nobody, as it should have been written down. */
  private static Row met(Hand hand, List<Row> rows) {
    Row wrong =
        rows.stream()
            .filter(row -> row.cell("outcome").equals(hand.word("visits.outcome", "not_home")))
            .findFirst()
            .orElseThrow();
    return wrong.with("outcome", hand.word("visits.outcome", "met")).with("duration_minutes", "25");
  }

  private static Row totals(List<Row> rows) {
    int minutes =
        rows.stream()
            .map(row -> row.cell("duration_minutes"))
            .filter(cell -> cell.matches("\\d+"))
            .mapToInt(Integer::parseInt)
            .sum();
    return Row.of("visit_id", "合计", "duration_minutes", Integer.toString(minutes));
  }
}
