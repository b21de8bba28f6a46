package org.lastmetre.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.query.Cells;

/** How a result is written. */
enum ResultFormat {
  /** Columns aligned for people; wide characters count as two. */
  TABLE {
    @Override
    void write(Dataset<Row> rows, ZoneId zone, Writer out, PrintWriter err) throws IOException {
      List<Row> shown = rows.takeAsList(MOST + 1);
      List<List<String>> cells = new ArrayList<>();
      cells.add(List.of(rows.columns()));
      for (Row row : shown.subList(0, Math.min(MOST, shown.size()))) {
        cells.add(texts(row, zone));
      }
      out.write(TextTable.of(cells));
      out.flush();
      if (shown.size() > MOST) {
        err.printf("(the first %d rows; --format csv gives all)%n", MOST);
      }
    }
  },
  /** RFC 4180; Excel and WPS open it. */
  CSV {
    @Override
    void write(Dataset<Row> rows, ZoneId zone, Writer out, PrintWriter err) throws IOException {
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
      csv.writeRecord(rows.columns());
      for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
        csv.writeRecord(texts(all.next(), zone));
      }
      out.flush();
    }
  },
  /** One array of objects. */
  JSON {
    @Override
    void write(Dataset<Row> rows, ZoneId zone, Writer out, PrintWriter err) throws IOException {
      JsonGenerator json = new ObjectMapper().getFactory().createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      String[] names = rows.columns();
      json.writeStartArray();
      for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
        Row row = all.next();
        json.writeStartObject();
        for (int i = 0; i < names.length; i++) {
          json.writeFieldName(names[i]);
          json.writeObject(Cells.json(row.get(i), zone));
        }
        json.writeEndObject();
        json.writeRaw(all.hasNext() ? "\n" : "");
      }
      json.writeEndArray();
      json.writeRaw("\n");
      json.close();
      out.flush();
    }
  };

  private static final int MOST = 500;

  /**
   * Writes all rows.
   *
   * @param zone the zone instants are shown in
   * @param err for what is to be said beside the result
   */
  abstract void write(Dataset<Row> rows, ZoneId zone, Writer out, PrintWriter err)
      throws IOException;

  private static List<String> texts(Row row, ZoneId zone) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      texts.add(Cells.text(row.get(i), zone));
    }
    return texts;
  }
}
