package org.lastmetre.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmetre.generate.bagongshan.Bagongshan;
import org.lastmetre.generate.shengxin.Shengxin;
import org.lastmetre.generate.sihong.Sihong;
import org.lastmetre.generate.siyang.Siyang;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Place;
import org.lastmetre.generate.wulipu.Wulipu;

/** The sample jurisdictions that can be made, by name; equal calls write equal bytes. */
public final class Samples {
  private static final List<Place> PLACES =
      List.of(new Bagongshan(), new Siyang(), new Sihong(), new Wulipu(), new Shengxin());

  private Samples() {}

  /** The names {@link #write} takes, in the order in which they are told to a user. */
  public static List<String> jurisdictions() {
    return PLACES.stream().map(Place::name).collect(Collectors.toUnmodifiableList());
  }

  /**
   * Writes {@code <target>/<jurisdiction>}: policy.yaml, mapping/ where its layout is its own,
   * landing/ as the townships sent it, and planted/refusals.csv, which lists every row that must be
   * refused (file below landing, sheet of a workbook, row number as readers of the file count it,
   * dataset, column, reason code). Files of the same name are written over; others are left alone.
   *
   * @return the folder written
   * @throws IllegalArgumentException if no such jurisdiction can be made; the message names those
   *     that can
   * @throws UncheckedIOException if the folder cannot be written
   */
  public static Path write(Path target, String jurisdiction) {
    Place place =
        PLACES.stream()
            .filter(candidate -> candidate.name().equals(jurisdiction))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No sample jurisdiction is called \""
                            + jurisdiction
                            + "\"; take one of "
                            + String.join(", ", jurisdictions())
                            + "."));
    Path folder = target.resolve(place.name());
    Landing landing = new Landing(folder);
    try {
      landing.policy(place.policy());
      place.send(landing);
      landing.writeRefusals();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The sample cannot be written to " + folder + "; check that it is a writable folder.", e);
    }
    return folder;
  }
}
