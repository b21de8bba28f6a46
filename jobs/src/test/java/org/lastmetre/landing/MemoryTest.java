package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files far larger than the memory of the process that reads them, good ones and such as a broken
 * program or disk makes of them: a file has any size, and a row is all that is kept of it.
 */
final class MemoryTest {
  private static final String HEADER = "走访编号,走访时间,户编号,走访人员,备注\n";

  /** As much memory as the rows of one of these files would fill some times over. */
  private static final String LITTLE = "-Xmx36m";

  private static final int ROWS = 300_000;
  private static final int ENDLESS = 36 << 20;
  private static final int FLIPS = 400;
  private static final int SEED = 20_260_306;

  @TempDir Path folder;
  private Path landing;

  @BeforeEach
  void open() throws IOException {
    Post.in(folder);
    landing = folder.resolve("siyang/landing/321323102/2026-03-05");
    Files.createDirectories(landing);
  }

  @Test
  void tables_larger_than_the_memory_are_read() throws Exception {
    Path csv = write("visits.plain.csv", HEADER, MemoryTest::csv);
    flip(write("visits.flipped.jsonl", "", MemoryTest::json));
    Path flipped = folder.resolve("flipped.csv");
    Files.copy(csv, flipped);
    flip(flipped);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(landing.resolve("visits.packed.csv.gz")))) {
      Files.copy(flipped, out);
    }
    workbook(landing.resolve("visits.book.xlsx"));

    Ended ended = read(LITTLE, ReadAll.ONE_BY_ONE);
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said().lines())
        .hasSize(4)
        .contains("visits.plain.csv rows " + ROWS, "visits.book.xlsx rows " + ROWS)
        .filteredOn(line -> line.contains("flipped") || line.contains("packed"))
        .allSatisfy(line -> assertThat(rows(line)).isBetween(ROWS - 2L * FLIPS, ROWS + 2L * FLIPS));
  }

  @Test
  void lines_that_do_not_end_are_read() throws Exception {
    endless("visits.comma.csv", HEADER, "V1,2026-03-01");
    endless("visits.quote.csv", HEADER, "V1,\"2026-03-01\n");
    endless("visits.object.jsonl", "{\"visit_id\":\"V1\"}\n", "{\"visit_id\":\"");
    endless("visits.array.jsonl", "{\"visit_id\":\"V1\"}\n", "[[{\"a\":");

    Ended ended = read("-Xmx160m", ReadAll.ONE_BY_ONE);
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said().lines()).hasSize(4);
  }

  /** Were the rows of a file gathered, the first of these tests would see it. */
  @Test
  void a_reader_that_gathers_the_rows_runs_out_of_memory() throws Exception {
    write("visits.plain.csv", HEADER, MemoryTest::csv);

    Ended ended = read(LITTLE, ReadAll.GATHERING);
    assertThat(ended.code()).isNotZero();
    assertThat(ended.said()).contains("OutOfMemoryError");
  }

  private record Ended(int code, String said) {}

  private Ended read(String heap, String manner) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    String classes = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", classes)));
    command.addAll(List.of(ReadAll.class.getName(), folder.toString(), manner));
    int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    return new Ended(code, Files.readString(said));
  }

  private static long rows(String line) {
    assertThat(line).contains(" rows ");
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static String csv(int i) {
    return "V%d,2026-03-01 09:%02d,H%d,S1、S2,\"水管漏水，已约维修人员 %d\"\n".formatted(i, i % 60, i, i);
  }

  private static String json(int i) {
    return "{\"visit_id\":\"V%d\",\"visited_at\":\"2026-03-01\",\"household_id\":\"H%d\",\"staff_ids\":[\"S1\"]}\n"
        .formatted(i, i);
  }

  private static String sheetRow(int i) {
    return Stream.of("V" + i, "2026-03-01", "H" + i, "S1")
        .map("<c t=\"inlineStr\"><is><t>%s</t></is></c>"::formatted)
        .reduce("<row>", String::concat)
        .concat("</row>");
  }

  private Path write(String name, String header, IntFunction<String> row) throws IOException {
    Path file = landing.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(header.getBytes(UTF_8));
      rows(out, row);
    }
    return file;
  }

  private static void rows(OutputStream out, IntFunction<String> row) throws IOException {
    for (int i = 0; i < ROWS; i++) {
      out.write(row.apply(i).getBytes(UTF_8));
    }
  }

  private static void workbook(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(zip, "xl/workbook.xml");
      zip.write(
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"走访\" r:id=\"r1\"/></sheets></workbook>"
              .getBytes(UTF_8));
      part(zip, "xl/_rels/workbook.xml.rels");
      zip.write(
          "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>"
              .getBytes(UTF_8));
      part(zip, "xl/s.xml");
      zip.write("<worksheet><sheetData>".getBytes(UTF_8));
      String header = sheetRow(0);
      for (String[] names :
          new String[][] {{"V0", "走访编号"}, {"2026-03-01", "走访时间"}, {"H0", "户编号"}, {"S1", "走访人员"}}) {
        header = header.replace(">" + names[0] + "<", ">" + names[1] + "<");
      }
      zip.write(header.getBytes(UTF_8));
      rows(zip, MemoryTest::sheetRow);
      zip.write("</sheetData></worksheet>".getBytes(UTF_8));
    }
  }

  private static void part(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  /** Replaces bytes here and there by others that text is made of. */
  private static void flip(Path file) throws IOException {
    Random dice = new Random(SEED);
    byte[] others = "\"\n\r,;\t{}[]\\ 9".getBytes(UTF_8);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = 0; i < FLIPS; i++) {
        long at = 200 + (long) (dice.nextDouble() * (bytes.length() - 200));
        bytes.seek(at);
        int there = bytes.read();
        // Half a character would make the encoding unknown, and the file be refused at once.
        if (there < 0x80) {
          bytes.seek(at);
          bytes.write(others[dice.nextInt(others.length)]);
        }
      }
    }
  }

  private void endless(String name, String header, String piece) throws IOException {
    byte[] bytes = piece.getBytes(UTF_8);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(landing.resolve(name)))) {
      out.write(header.getBytes(UTF_8));
      for (int length = 0; length < ENDLESS; length += bytes.length) {
        out.write(bytes);
      }
    }
  }
}
