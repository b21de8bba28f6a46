package org.lastmetre.deliver.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lastmetre.publish.Later;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;

/**
 * Where the running figures are that were published last for an earlier day, by which the page
 * tells what moved. A publication that is asked again has to be opened at former versions of its
 * tables, which takes longer than any of tonight's.
 *
 * @param kept the files to take from the night that is shown, by jurisdiction
 * @param asked the publications to ask, with the jurisdictions for which they are the last
 */
record DayBefore(Map<String, Set<String>> kept, Map<Manifest, List<Manifest.Day>> asked) {

  /**
   * The figures before the publication that rules.
   *
   * @param nights every publication, the one that rules first
   */
  static DayBefore of(List<Manifest> nights, Optional<ShownNight> shown) {
    Optional<Later> later = shown.flatMap(from -> Later.than(from.runId(), nights));
    DayBefore before = new DayBefore(new TreeMap<>(), new LinkedHashMap<>());
    for (Manifest.Day day : nights.get(0).days()) {
      String jurisdiction = day.jurisdiction();
      Optional<Manifest> last = Publications.lastBefore(nights, jurisdiction, day.asOf());
      if (last.isEmpty()) {
        continue;
      }
      Manifest.Day then = last.get().day(jurisdiction).orElseThrow();
      String file = Feed.RUNNING + "/" + then.asOf();
      // That day may have been published again after the night that is shown.
      boolean isShown = later.filter(since -> !since.nights().contains(last.get())).isPresent();
      if (isShown
          && then.rules().equals(day.rules())
          && shown.orElseThrow().has(jurisdiction, file)) {
        before.kept().put(jurisdiction, Set.of(file));
      } else {
        before.asked().computeIfAbsent(last.get(), night -> new ArrayList<>()).add(day);
      }
    }
    return before;
  }
}
