package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.ops.Night.State;

/** The mappings we ship as examples, over the example file beside each. */
final class ExampleMappingsIT {
  private static final Path EXAMPLES = Path.of("jobs/examples/mapping");

  @TempDir Path folder;

  @Test
  void each_example_gives_its_rows() throws IOException {
    TinyDistrict district = TinyDistrict.in(folder.resolve("source"));
    for (String mapping : List.of("open311.yaml", "hotline-12345.yaml")) {
      district.mapping(mapping, Files.readString(EXAMPLES.resolve(mapping)));
    }
    district.send(
        "2024-06-02", "requests.jsonl", Files.readString(EXAMPLES.resolve("requests.jsonl")));
    district.send("2024-06-02", "12345.csv", Files.readString(EXAMPLES.resolve("12345.csv")));
    List<List<String>> cells;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(EXAMPLES.resolve("12345.csv"))) {
      cells = csv.stream().map(CsvRecord::getFields).toList();
    }
    OtherKinds.workbook(
        district.folder().resolve("landing/321398001000/2024-06-03/12345.xlsx"), cells);
    OneWarehouse warehouse = new OneWarehouse(district.source(), folder.resolve("warehouse"));
    assertThat(warehouse.night(TinyDistrict.AS_OF).state()).isEqualTo(State.PUBLISHED);

    assertThat(rows(warehouse, "SELECT path, column, value, reason FROM ops.quarantine")).isEmpty();
    assertThat(
            rows(
                warehouse,
                "SELECT issue_id, date_format(raised_at, 'MM-dd HH:mm'), unit_code, channel,"
                    + " category, priority, title FROM silver.issues WHERE issue_id NOT LIKE 'I%'"
                    + " ORDER BY issue_id"))
        .containsExactly(
            "[638344,04-13 22:37,321398,resident_report,Street light out,normal,null]",
            "[638349,04-18 22:37,321398,resident_report,Sidewalk and curb issues,normal,null]",
            "[RX20240401001,04-01 00:12,321398001001,hotline,市政设施,normal,路灯不亮]",
            "[RX20240402003,04-02 11:40,321398001001,hotline,供水,urgent,停水]",
            "[RX20240403002,04-03 02:05,321398001001,hotline,政策咨询,enquiry,合作医疗怎么报销]");
    assertThat(
            rows(
                warehouse,
                "SELECT issue_id, event, department, note FROM silver.issue_events"
                    + " WHERE issue_id NOT LIKE 'I%' ORDER BY issue_id, occurred_at"))
        .containsExactly(
            "[638344,accepted,null,Sent to the crew]",
            "[638344,resolved,null,Lamp replaced.]",
            "[RX20240401001,accepted,null,null]",
            "[RX20240401001,dispatched,县城管局,null]",
            "[RX20240401001,resolved,null,已更换灯泡]",
            "[RX20240402003,accepted,null,null]",
            "[RX20240402003,dispatched,县水务局,null]",
            "[RX20240402003,resolved,null,阀门已修复]",
            "[RX20240403002,accepted,null,null]");
    assertThat(
            rows(
                warehouse,
                "SELECT survey_id, issue_id, reached, contacted, resolved, rating"
                    + " FROM silver.surveys WHERE issue_id NOT LIKE 'I%' ORDER BY survey_id"))
        .containsExactly(
            "[RX20240401001-HF,RX20240401001,true,true,true,satisfied]",
            "[RX20240402003-HF,RX20240402003,false,null,null,null]");
    assertThat(
            rows(
                warehouse,
                "SELECT sum(rows_read), sum(accepted) + sum(duplicate), sum(skipped) FROM ops.files"
                    + " WHERE path LIKE '%/12345.%'"))
        .as("the workbook says the same as the text")
        .containsExactly("[24,24,18]");
  }

  private static List<String> rows(OneWarehouse warehouse, String query) {
    return warehouse.ask(query).stream().map(Row::toString).toList();
  }
}
