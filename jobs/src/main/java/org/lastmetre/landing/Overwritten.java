package org.lastmetre.landing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lastmetre.landing.Receiver.Received;

/**
 * Files that somebody wrote while they were looked at or read: nothing of them is taken in tonight,
 * for their rows may not be of the content they were looked at for. The next night reads them anew.
 *
 * @param paths where they lie, by {@code jurisdiction/path}
 * @param readings by {@code jurisdiction/file_id} what their contents were to be read as; copies of
 *     these wait with them
 */
record Overwritten(Set<String> paths, Set<String> readings) {

  /** To be asked when the rows of all files have been read. */
  static Overwritten among(List<Received> received) {
    Set<String> paths = new TreeSet<>();
    Set<String> readings = new HashSet<>();
    for (Received looked : received) {
      if (!looked.receipts().isEmpty() && !looked.isSteady()) {
        paths.add(path(looked));
        looked.receipts().stream()
            .filter(receipt -> receipt.reading().isRead())
            .forEach(receipt -> readings.add(reading(receipt)));
      }
    }
    return new Overwritten(paths, readings);
  }

  /** Whether what a receipt says may be untrue. */
  boolean concerns(Receipt receipt) {
    return paths.contains(receipt.jurisdiction() + "/" + receipt.path())
        || receipt.reading().isRead() && readings.contains(reading(receipt));
  }

  /** The files that were not overwritten. */
  List<Received> others(List<Received> received) {
    return received.stream().filter(looked -> !paths.contains(path(looked))).toList();
  }

  /** What the operator is told. */
  List<String> remarks() {
    return paths.stream()
        .map(
            path ->
                "%s was written while it was read and is left for the next night. 读取时文件还在写入，留待下一晚读取。"
                    .formatted(path))
        .toList();
  }

  private static String path(Received looked) {
    return looked.sending().jurisdiction() + "/" + looked.sending().path();
  }

  private static String reading(Receipt receipt) {
    return receipt.jurisdiction() + "/" + receipt.reading().fileId();
  }
}
