package org.lastmetre.deliver;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.Text;
import org.lastmetre.policy.Slot;

/**
 * What one sender gets back of a night: its own rows in the clear, and nobody else's.
 *
 * @param jurisdiction name of the county or district
 * @param sender unit code of the folder it sends in
 * @param senderName its name; its code where no unit of that code is known
 * @param asOf the day of the night
 * @param rows rows to be mended, by dataset and where they stood
 * @param held how many more rows of a dataset there are than are shown
 * @param files files refused whole
 * @param missing what was to be sent and was not
 * @param replacements what took the place of another sender's rows, or of its own
 */
record Envelope(
    Text jurisdiction,
    String sender,
    String senderName,
    LocalDate asOf,
    List<ReturnedRow> rows,
    Map<String, Long> held,
    List<RefusedFile> files,
    List<Missing> missing,
    Replacements.Told replacements) {

  /**
   * One thing wrong with a row.
   *
   * @param column the column at fault; null for the whole row
   * @param value as read
   */
  record Fault(String column, String value, Text sentence) {}

  /**
   * A row refused, or waiting for long.
   *
   * @param path the file below landing/
   * @param sheet null where the file has none
   * @param number its return number: the same however often it comes back
   * @param cells column to text as sent; what could not be read as a row stands in the first column
   */
  record ReturnedRow(
      String dataset,
      String path,
      String sheet,
      long row,
      String number,
      Map<String, String> cells,
      List<Fault> faults) {

    /** What is wrong with it, one sentence after the other, with the values as sent. */
    Text sentences() {
      List<Text> all = faults.stream().map(this::sentence).toList();
      return new Text(
          String.join("\n", all.stream().map(Text::zh).toList()),
          String.join("\n", all.stream().map(Text::en).toList()));
    }

    /** What is wrong, with what was sent where the tables have a pseudonym. */
    Text sentence(Fault fault) {
      return new Text(clear(fault, fault.sentence().zh()), clear(fault, fault.sentence().en()));
    }

    /** A fault's value as sent; null where there is none. */
    String value(Fault fault) {
      return fault.column() == null
          ? fault.value()
          : cells.getOrDefault(fault.column(), fault.value());
    }

    /** The value stands in quotes: the same word or figure elsewhere is the sentence's own. */
    private String clear(Fault fault, String sentence) {
      return fault.value() == null || fault.value().isEmpty()
          ? sentence
          : sentence.replace(Reason.quoted(fault.value()), Reason.quoted(value(fault)));
    }
  }

  /** A file of which nothing was read. */
  record RefusedFile(String path, String dataset, Text sentence) {}

  /** A dataset that was to be sent in some days and was not. */
  record Missing(String dataset, Slot slot) {}
}
