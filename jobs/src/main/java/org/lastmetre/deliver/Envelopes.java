package org.lastmetre.deliver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.collections4.iterators.PeekingIterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.ParseContext;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Text;
import org.lastmetre.deliver.Envelope.Fault;
import org.lastmetre.deliver.Envelope.Missing;
import org.lastmetre.deliver.Envelope.RefusedFile;
import org.lastmetre.deliver.Envelope.ReturnedRow;
import org.lastmetre.deliver.Expected.Sent;
import org.lastmetre.lake.Lake;
import org.lastmetre.policy.Policy;
import org.lastmetre.vault.Vault;

/** Gathers from the tables and the vault what each sender of a jurisdiction is to mend. */
final class Envelopes {
  /** More rows of a dataset than this are nobody's work for a day; the rest is told by number. */
  private static final int MOST = 5_000;

  /** For so many days after its submission what cannot be mended in an envelope is told again. */
  static final int TOLD_DAYS = 31;

  /** The last slot that has ended lies within so many days: two months. */
  private static final int LONGEST_SLOTS_DAYS = 62;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

  private final Lake lake;
  private final Contracts contracts;
  private final Vault vault;

  Envelopes(Lake lake, Contracts contracts, Vault vault) {
    this.lake = lake;
    this.contracts = contracts;
    this.vault = vault;
  }

  /** The envelopes that are not empty, one sender after the other; each is made when asked for. */
  Iterator<Envelope> of(Policy policy, LocalDate asOf) {
    String code = policy.jurisdiction();
    PeekingIterator<Row> open =
        PeekingIterator.peekingIterator(new OpenRows(lake, contracts, code).of(asOf, MOST));
    Map<String, ParseContext> mapped = open.hasNext() ? mapped(policy) : Map.of();
    Map<String, List<RefusedFile>> files = refusedFiles(code, asOf);
    Map<String, List<Missing>> missing = missing(policy, asOf);
    Map<String, String> names = names(code);
    Map<String, Replacements.Told> replacements =
        new Replacements(lake, contracts).of(code, asOf, names);
    Set<String> others = new TreeSet<>(files.keySet());
    others.addAll(missing.keySet());
    others.addAll(replacements.keySet());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return open.hasNext() || !others.isEmpty();
      }

      @Override
      public Envelope next() {
        String sender = open.hasNext() ? sender(open.peek()) : others.iterator().next();
        others.remove(sender);
        List<ReturnedRow> rows = new ArrayList<>();
        Map<String, Long> held = new TreeMap<>();
        while (open.hasNext() && sender(open.peek()).equals(sender)) {
          Row row = open.next();
          rows.add(returned(row, mapped));
          if (row.<Long>getAs("held") > 0) {
            held.put(row.getAs("dataset"), row.getAs("held"));
          }
        }
        return new Envelope(
            policy.name(),
            sender,
            names.getOrDefault(sender, sender),
            asOf,
            rows,
            held,
            files.getOrDefault(sender, List.of()),
            missing.getOrDefault(sender, List.of()),
            replacements.getOrDefault(sender, Replacements.Told.NOTHING));
      }
    };
  }

  private static String sender(Row row) {
    return row.getAs("sender");
  }

  /** By file id, how mapped files are read. */
  private Map<String, ParseContext> mapped(Policy policy) {
    Map<String, ParseContext> mapped = new HashMap<>();
    for (Row row :
        here("bronze", "files", policy.jurisdiction())
            .where("mapping is not null and reason is null and submitted_on is not null")
            .select("file_id", "time_zone", "submitted_on", "timestamp_formats", "nulls")
            .collectAsList()) {
      mapped.put(
          row.getString(0),
          new ParseContext(
              row.isNullAt(1) ? policy.timeZone() : ZoneId.of(row.getString(1)),
              policy.timeZone(),
              row.getAs(2),
              row.getList(3),
              new HashSet<>(row.getList(4)),
              Set.of()));
    }
    return mapped;
  }

  private ReturnedRow returned(Row row, Map<String, ParseContext> mapped) {
    byte[] sealed = row.getAs("sealed");
    Map<String, String> cells =
        sealed == null ? row.getJavaMap(row.fieldIndex("values")) : cells(vault.open(sealed));
    String dataset = row.getAs("dataset");
    TableContract table = contracts.table("silver", dataset);
    String first = table.inputColumns().get(0).name();
    boolean isRow = table.inputColumns().stream().map(Column::name).anyMatch(cells::containsKey);
    if (!isRow) {
      // A line of which no cell was told: it stands in the first, to be parted or emptied.
      cells = Map.of(first, String.join(" ", cells.values()));
    }
    ParseContext context = mapped.get(row.<String>getAs("file_id"));
    if (isRow && context != null) {
      cells = MappedCells.plain(table, cells, context);
    }
    List<Fault> faults =
        row.isNullAt(row.fieldIndex("faults"))
            ? waits(table, row.getList(row.fieldIndex("waits_for")))
            : row.<Row>getList(row.fieldIndex("faults")).stream()
                .map(fault -> fault(fault, isRow ? null : first))
                .toList();
    return new ReturnedRow(
        dataset,
        row.getAs("path"),
        row.getAs("sheet"),
        row.<Long>getAs("row_number"),
        row.getAs("number"),
        cells,
        faults);
  }

  /**
   * @param column where it stands when it is no single column's
   */
  private static Fault fault(Row fault, String column) {
    return new Fault(
        fault.isNullAt(0) ? column : fault.getString(0),
        fault.getString(1),
        new Text(fault.getString(2), fault.getString(3)));
  }

  private static List<Fault> waits(TableContract table, List<String> waitsFor) {
    return waitsFor.stream()
        .map(
            reference -> {
              String[] parts = reference.split("=", 2);
              Column column = table.column(parts[0]);
              return new Fault(
                  column.name(),
                  parts[1],
                  Reason.UNKNOWN_REFERENCE.of(column, parts[1], Map.of()).sentence());
            })
        .toList();
  }

  private static Map<String, String> cells(String json) {
    try {
      return JSON.readValue(json, CELLS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row in the vault is no longer JSON", e);
    }
  }

  /**
   * By sender; a file that lies in no sender's folder is told to the jurisdiction itself. It is
   * told for a month, or until its content is read elsewhere or another file of its dataset and day
   * is.
   */
  private Map<String, List<RefusedFile>> refusedFiles(String code, LocalDate asOf) {
    Dataset<Row> files = here("ops", "files", code);
    Dataset<Row> read = files.where("reason is null");
    Dataset<Row> open =
        files
            .where("reason is not null")
            .where(datediff(lit(asOf), coalesce(col("submitted_on"), lit(asOf))).leq(TOLD_DAYS))
            .join(read.select("content_id"), new String[] {"content_id"}, "left_anti")
            .join(
                read.select("sender", "dataset", "submitted_on"),
                new String[] {"sender", "dataset", "submitted_on"},
                "left_anti")
            .select("path", "dataset");
    Map<String, List<RefusedFile>> told = new TreeMap<>();
    for (Row row :
        here("ops", "quarantine", code)
            .where("row_number is null")
            .join(open, new String[] {"path", "dataset"}, "left_semi")
            .dropDuplicates("path", "dataset")
            .orderBy("path")
            .collectAsList()) {
      String sender = row.getAs("sender");
      told.computeIfAbsent(sender.isEmpty() ? code : sender, s -> new ArrayList<>())
          .add(
              new RefusedFile(
                  row.getAs("path"),
                  row.getAs("dataset"),
                  new Text(row.getAs("reason_zh"), row.getAs("reason_en"))));
    }
    return told;
  }

  /** By township valid on the day; a jurisdiction without townships sends for itself. */
  private Map<String, List<Missing>> missing(Policy policy, LocalDate asOf) {
    String code = policy.jurisdiction();
    Map<String, Set<Sent>> sent = new HashMap<>();
    for (Row row :
        here("ops", "files", code)
            .where("status in ('read', 'nil')")
            .where(datediff(lit(asOf), col("submitted_on")).leq(LONGEST_SLOTS_DAYS))
            .select("sender", "dataset", "submitted_on")
            .distinct()
            .collectAsList()) {
      LocalDate on = row.getAs(2);
      sent.computeIfAbsent(row.getString(0), s -> new HashSet<>())
          .add(new Sent(row.getString(1), on));
    }
    Map<String, List<Missing>> missing = new TreeMap<>();
    for (String township : townships(code, asOf)) {
      List<Missing> owed = Expected.missing(policy, asOf, sent.getOrDefault(township, Set.of()));
      if (!owed.isEmpty()) {
        missing.put(township, owed);
      }
    }
    return missing;
  }

  private List<String> townships(String code, LocalDate asOf) {
    List<String> townships =
        here("silver", "unit_paths", code)
            .where("is_valid and unit_level = 'township'")
            .where(col("valid_from").isNull().or(col("valid_from").leq(asOf)))
            .where(col("valid_until").isNull().or(col("valid_until").gt(asOf)))
            .select("unit_code")
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    return townships.isEmpty() ? List.of(code) : townships;
  }

  private Map<String, String> names(String code) {
    Map<String, String> names = new HashMap<>();
    here("silver", "unit_paths", code)
        .orderBy("valid_from")
        .select("unit_code", "unit_name")
        .collectAsList()
        .forEach(row -> names.put(row.getString(0), row.getString(1)));
    return names;
  }

  private Dataset<Row> here(String layer, String table, String code) {
    return lake.read(contracts.table(layer, table)).where(col("jurisdiction").equalTo(code));
  }
}
