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

  /** Writes mapping/{@code name}. */
  public void mapping(String name, String text) throws IOException {
    write(folder.resolve("mapping").resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a file of rows.
   *
   * @param sender unit code of the sender
   * @param date day of submission
   * @param label what stands between the dataset and the file's ending; empty for nothing
   * @param hand how the sender writes
   * @param sheet what is sent
   */
  public void send(String sender, LocalDate date, String label, Hand hand, Sheet sheet)
      throws IOException {
    FileStyle style = hand.style();
    String name = sheet.dataset() + (label.isEmpty() ? "" : "." + label) + "." + style.extension();
    String file = sender + "/" + date + "/" + name;
    write(folder.resolve("landing").resolve(file), style.bytes(sheet.records(hand.wording())));
    defects.addAll(sheet.defects(file, style));
  }

  /**
   * Sends a workbook of several sheets.
   *
   * @param sender unit code of the sender
   * @param date day of submission
   * @param label what stands between the dataset and the file's ending
   * @param pages its sheets, all of the same dataset
   */
  public void send(String sender, LocalDate date, String label, List<Page> pages)
      throws IOException {
    String dataset = pages.get(0).sheet().dataset();
    String file = sender + "/" + date + "/" + dataset + "." + label + ".xlsx";
    List<WorkbookWriter.Content> sheets =
        pages.stream()
            .map(page -> new WorkbookWriter.Content(page.style(), page.records()))
            .toList();
    write(folder.resolve("landing").resolve(file), WorkbookWriter.bytes(sheets));
    pages.forEach(page -> defects.addAll(page.defects(file)));
  }

  /**
   * Sends what a home-grown system hands out.
   *
   * @param sender unit code of the sender
   * @param date day of submission
   * @param name the file's name, which begins with a dataset and ends in .jsonl
   * @param export what is sent
   */
  public void send(String sender, LocalDate date, String name, Export export) throws IOException {
    String file = sender + "/" + date + "/" + name;
    write(folder.resolve("landing").resolve(file), export.bytes());
    defects.addAll(export.defects(file));
  }

  /** Writes planted/refusals.csv, outside landing/, ordered by file and row. */
  public void writeRefusals() throws IOException {
    List<List<String>> records = new ArrayList<>();
    records.add(List.of("file", "sheet", "row_number", "dataset", "column", "reason_code"));
    defects.stream()
        .sorted(Comparator.comparing(Defect::file).thenComparingInt(Defect::rowNumber))
        .map(
            defect ->
                List.of(
                    defect.file(),
                    defect.sheet(),
                    Integer.toString(defect.rowNumber()),
                    defect.dataset(),
                    defect.column(),
                    defect.reasonCode()))
        .forEach(records::add);
    write(folder.resolve("planted").resolve("refusals.csv"), CsvStyle.PLAIN.bytes(records));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
