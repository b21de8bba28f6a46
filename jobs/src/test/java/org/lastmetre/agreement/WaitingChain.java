package org.lastmetre.agreement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lastmetre.agreement.ConflictCounties.Sent;

/**
 * Rows that wait for one another, each in a file of its own: the first for nothing, every other for
 * the one before it.
 */
record WaitingChain(List<Sent> links) {
  WaitingChain {
    links = List.copyOf(links);
  }

  String county() {
    return links.get(0).county();
  }

  /** The files, below the source folder. */
  List<String> files() {
    return links.stream().map(link -> link.county() + "/landing/" + link.path()).toList();
  }

  /** Of the rows that have arrived those that still wait, by county, dataset and key. */
  Set<String> waiting(Set<String> arrived) {
    Set<String> waiting = new TreeSet<>();
    boolean known = true;
    for (int i = 0; i < links.size(); i++) {
      boolean here = arrived.contains(files().get(i));
      if (here && !known) {
        waiting.add(links.get(i).of());
      }
      known &= here;
    }
    return waiting;
  }

  /** On how many nights its files come, given the night of each file. */
  int nights(Map<String, Integer> nightOfFile) {
    return new TreeSet<>(files().stream().map(nightOfFile::get).toList()).size();
  }
}
