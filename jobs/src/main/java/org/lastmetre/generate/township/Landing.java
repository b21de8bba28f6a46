package org.lastmetre.generate.township;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The folder of one jurisdiction; keeps count of the rows sent into it that must be refused. */
public final class Landing {
  private static final CsvStyle PLAIN =
      new CsvStyle(CsvStyle.Encoding.UTF_8, CsvStyle.Delimiter.COMMA, CsvStyle.LineEnd.LF);

  private final Path folder;
  private final List<Defect> defects = new ArrayList<>();

  /** The jurisdiction's folder; made when the first file is written. */
  public Landing(Path folder) {
    this.folder = folder;
  }

  /** Writes policy.yaml. */
  public void policy(String text) throws IOException {
    write(folder.resolve("policy.yaml"), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a file.
   *
   * @param sender unit code of the sender
   * @param date day of submission
   * @param label what stands between the dataset and .csv; empty for nothing
   * @param hand how the sender writes
   * @param sheet what is sent
   */
  public void send(String sender, LocalDate date, String label, Hand hand, Sheet sheet)
      throws IOException {
    String name = sheet.dataset() + (label.isEmpty() ? "" : "." + label) + ".csv";
    String file = sender + "/" + date + "/" + name;
    write(folder.resolve("landing").resolve(file), hand.csv().bytes(sheet.records(hand.dialect())));
    defects.addAll(sheet.defects(file));
  }

  /** Writes planted/refusals.csv, outside landing/, ordered by file and row. */
  public void writeRefusals() throws IOException {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of("file", "row_number", "dataset", "column", "reason_code"));
    defects.stream()
        .sorted(Comparator.comparing(Defect::file).thenComparingInt(Defect::rowNumber))
        .map(
            defect ->
                List.of(
                    defect.file(),
                    Integer.toString(defect.rowNumber()),
                    defect.dataset(),
                    defect.column(),
                    defect.reasonCode()))
        .forEach(records::add);
    write(folder.resolve("planted").resolve("refusals.csv"), PLAIN.bytes(records));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
