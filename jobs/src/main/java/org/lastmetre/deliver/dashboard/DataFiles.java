package org.lastmetre.deliver.dashboard;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Writes rows as scripts: a page opened from disk may load a script, but not fetch a file. Each is
 * one call, {@code LM.take(name, {columns, rows})}.
 */
final class DataFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where they are in a night's folder. */
  static final String FOLDER = "data";

  private static final int LEADING = 2;

  private final Path folder;
  private final Map<String, Set<String>> names = new TreeMap<>();
  private int kept;
  private long bytes;
  private long largest;

  /**
   * @param folder where they go, in a folder per jurisdiction
   */
  DataFiles(Path folder) {
    this.folder = folder;
  }

  /** The names of the files written, without ending, by jurisdiction; each in order. */
  Map<String, Set<String>> names() {
    return names;
  }

  /** How many of them are of the night that was shown. */
  int kept() {
    return kept;
  }

  long bytes() {
    return bytes;
  }

  long largest() {
    return largest;
  }

  /**
   * Writes one file for each jurisdiction and file that the rows name in their first two columns;
   * rows of different files may be written side by side.
   *
   * @param rows ordered by these two
   */
  void write(StructType columns, Iterator<Row> rows) throws IOException {
    Row row = rows.hasNext() ? rows.next() : null;
    while (row != null) {
      row = writeOne(columns, row, rows);
    }
  }

  /**
   * Writes the file of the first row, with all rows of it.
   *
   * @return the first row of the next file; null when there is none
   */
  private Row writeOne(StructType columns, Row first, Iterator<Row> rows) throws IOException {
    String jurisdiction = first.getString(0);
    String name = first.getString(1);
    Path file = made(jurisdiction, name);
    Row row = first;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        JsonGenerator json = open(out)) {
      out.write("LM.take(");
      out.write(JSON.writeValueAsString(jurisdiction + "/" + name));
      out.write(",");
      json.writeStartObject();
      json.writeArrayFieldStart("columns");
      for (String column : List.of(columns.fieldNames()).subList(LEADING, columns.size())) {
        json.writeString(column);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rows");
      do {
        json.writeStartArray();
        for (int i = LEADING; i < columns.size(); i++) {
          writeCell(json, row.get(i));
        }
        json.writeEndArray();
        json.writeRaw('\n');
        row = rows.hasNext() ? rows.next() : null;
      } while (row != null
          && row.getString(0).equals(jurisdiction)
          && row.getString(1).equals(name));
      json.writeEndArray();
      json.writeEndObject();
      json.flush();
      out.write(");\n");
    }
    written(jurisdiction, name, Files.size(file));
    return row;
  }

  /**
   * Takes files from the night that is shown. They are copied: whoever carries one night away, or
   * changes it, has that night alone.
   *
   * @param names their names by jurisdiction
   */
  void keep(ShownNight shown, Map<String, Set<String>> names) throws IOException {
    for (Map.Entry<String, Set<String>> files : names.entrySet()) {
      for (String name : files.getValue()) {
        Path file = made(files.getKey(), name);
        Files.copy(shown.file(files.getKey(), name), file);
        written(files.getKey(), name, Files.size(file));
        kept++;
      }
    }
  }

  static Path file(Path folder, String jurisdiction, String name) {
    return folder.resolve(jurisdiction).resolve(name + ".js");
  }

  /** The path of a file whose folder is there. */
  private Path made(String jurisdiction, String name) throws IOException {
    Path file = file(folder, jurisdiction, name);
    Files.createDirectories(file.getParent());
    return file;
  }

  private synchronized void written(String jurisdiction, String name, long size) {
    names.computeIfAbsent(jurisdiction, j -> new TreeSet<>()).add(name);
    bytes += size;
    largest = Math.max(largest, size);
  }

  /** Writes one call with a value of maps, lists, texts, numbers and truths. */
  static void writeCall(Path file, String function, Object value) throws IOException {
    Files.writeString(
        file,
        "%s(%s);%n".formatted(function, JSON.writeValueAsString(value)),
        StandardCharsets.UTF_8);
  }

  private static JsonGenerator open(Writer out) throws IOException {
    return JSON.getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  private static void writeCell(JsonGenerator json, Object cell) throws IOException {
    if (cell == null) {
      json.writeNull();
    } else if (cell instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (cell instanceof Integer || cell instanceof Long) {
      json.writeNumber(((Number) cell).longValue());
    } else if (cell instanceof Double number) {
      json.writeNumber(number);
    } else if (cell instanceof Seq<?> list) {
      json.writeStartArray();
      for (Object item : (Collection<?>) JavaConverters.seqAsJavaList(list)) {
        writeCell(json, item);
      }
      json.writeEndArray();
    } else {
      json.writeString(cell.toString());
    }
  }
}
