package org.lastmetre.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One row per counted file and dataset: what became of its rows. */
public record FileFate(
    String jurisdiction,
    String path,
    String dataset,
    LocalDate submittedOn,
    long rowsRead,
    long accepted,
    long quarantined,
    long duplicate,
    long superseded,
    long waiting,
    boolean unreadable) {

  static List<FileFate> of(List<SentSheet> sheets) {
    List<FileFate> fates = new ArrayList<>();
    for (SentSheet sheet : sheets) {
      fates.add(
          new FileFate(
              sheet.file().jurisdiction(),
              sheet.file().path(),
              sheet.file().dataset(),
              sheet.file().submittedOn(),
              sheet.rows().size(),
              count(sheet, SentRow.Fate.ACCEPTED),
              count(sheet, SentRow.Fate.QUARANTINED),
              count(sheet, SentRow.Fate.DUPLICATE),
              count(sheet, SentRow.Fate.SUPERSEDED),
              count(sheet, SentRow.Fate.WAITING),
              sheet.unreadable()));
    }
    return fates;
  }

  private static long count(SentSheet sheet, SentRow.Fate fate) {
    return sheet.rows().stream().filter(row -> row.fate == fate).count();
  }
}
