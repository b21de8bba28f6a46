package org.lastmetre.policy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lastmetre.contract.Codes;
import org.lastmetre.contract.Words;

/**
 * Reads {@code withdrawals.csv}: a header of {@code dataset, key, file, date, person, reason} (or
 * 数据集, 编号, 文件, 日期, 经办人, 原因), then one withdrawal a line. UTF-8, or GB18030 as spreadsheets save it.
 */
final class WithdrawalsReader {
  private static final Map<String, String> HEADERS =
      Map.of(
          "数据集", "dataset",
          "编号", "key",
          "文件", "file",
          "日期", "date",
          "经办人", "person",
          "原因", "reason");

  private final String file;
  private final Collection<String> datasets;
  private final List<String> header = new ArrayList<>();
  private final Map<List<String>, Long> seen = new HashMap<>();
  private final List<Withdrawal> withdrawals = new ArrayList<>();

  private WithdrawalsReader(String file, Collection<String> datasets) {
    this.file = file;
    this.datasets = datasets;
  }

  /**
   * The withdrawals, in the order written.
   *
   * @param file the file as the operator knows it
   * @param datasets names a dataset may have
   * @throws PolicyException at the first line that cannot be used
   */
  static List<Withdrawal> read(String file, byte[] bytes, Collection<String> datasets) {
    WithdrawalsReader reader = new WithdrawalsReader(file, datasets);
    try {
      for (CsvRecord line : CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text(bytes))) {
        reader.take(line);
      }
    } catch (CsvParseException e) {
      throw PolicyException.at(file, 0, "", "not CSV: " + e.getMessage(), "mend the quotes");
    }
    if (reader.header.isEmpty()) {
      throw reader.wrong(1, "", "the file is empty", "write its header, or remove it");
    }
    return List.copyOf(reader.withdrawals);
  }

  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, Charset.forName("GB18030"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void take(CsvRecord line) {
    List<String> cells = line.getFields().stream().map(Words::folded).toList();
    if (header.isEmpty()) {
      header(line.getStartingLineNumber(), cells);
    } else if (!cells.stream().allMatch(String::isEmpty)) {
      entry(line.getStartingLineNumber(), cells);
    }
  }

  private void header(long line, List<String> cells) {
    for (String cell : cells) {
      String name = HEADERS.getOrDefault(cell, cell);
      if (!HEADERS.containsValue(name) || header.contains(name)) {
        throw wrong(
            line,
            cell,
            header.contains(name) ? "the column stands there twice" : "no such column",
            "allowed: dataset 数据集, key 编号, file 文件, date 日期, person 经办人, reason 原因");
      }
      header.add(name);
    }
    for (String needed : List.of("date", "person", "reason")) {
      if (!header.contains(needed)) {
        throw wrong(
            line, needed, "the column is missing", "every withdrawal says when, who and why");
      }
    }
  }

  private void entry(long line, List<String> cells) {
    if (cells.size() > header.size()) {
      throw wrong(line, "", "more cells than the header has", "put text with commas into quotes");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        values.put(header.get(i), cells.get(i));
      }
    }
    String key = values.containsKey("key") ? Codes.normalised(values.get("key")) : null;
    String path = values.get("file");
    if ((key == null) == (path == null)) {
      throw wrong(
          line,
          "key",
          key == null ? "neither key nor file is given" : "both key and file are given",
          "write the one that is withdrawn");
    }
    String dataset = dataset(line, values.get("dataset"), key != null);
    Withdrawal withdrawal =
        new Withdrawal(
            dataset,
            key,
            path,
            date(line, needed(line, values, "date")),
            needed(line, values, "person"),
            needed(line, values, "reason"));
    Long first = seen.put(List.of(dataset == null ? "" : dataset, key == null ? path : key), line);
    if (first != null) {
      throw wrong(line, "", "the same is withdrawn on line " + first, "keep one of the two");
    }
    withdrawals.add(withdrawal);
  }

  private String dataset(long line, String name, boolean isNeeded) {
    if (name == null && isNeeded) {
      throw wrong(line, "dataset", "it is missing", "a key is one of a dataset: " + known());
    }
    if (name != null && !datasets.contains(name)) {
      throw wrong(line, "dataset", "unknown dataset '" + name + "'", "allowed: " + known());
    }
    return name;
  }

  private String known() {
    return String.join(", ", datasets.stream().sorted().toList());
  }

  private String needed(long line, Map<String, String> values, String column) {
    String value = values.get(column);
    if (value == null) {
      throw wrong(line, column, "it is missing", "every withdrawal says when, who and why");
    }
    return value;
  }

  private LocalDate date(long line, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(line, "date", "'" + text + "' is no date", "write it like 2026-03-05");
    }
  }

  private PolicyException wrong(long line, String key, String wrong, String allowed) {
    return PolicyException.at(file, Math.toIntExact(line), key, wrong, allowed);
  }
}
