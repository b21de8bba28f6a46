package org.lastmetre.landing;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.sql.Row;

/** A process that reads the files of a source and says of each what it was and how many rows. */
final class ReadAll {
  /** Lets go of each row when it has seen it, as the job does. */
  static final String ONE_BY_ONE = "one-by-one";

  /** Keeps the rows of a file until its end. */
  static final String GATHERING = "gathering";

  private ReadAll() {}

  public static void main(String[] arguments) throws Exception {
    boolean gathers = arguments[1].equals(GATHERING);
    Post post = new Post(Path.of(arguments[0]));
    Receiver receiver = new Receiver(post.jurisdiction(), Post.CONTRACTS, "r1");
    for (Sending sending : Inbox.list(post.jurisdiction(), UnaryOperator.identity())) {
      Receiver.Received received = receiver.receive(sending, null);
      Reading reading = received.receipts().get(0).reading();
      String file = sending.path().substring(sending.path().lastIndexOf('/') + 1);
      System.out.println(
          file
              + " "
              + (reading.isRead()
                  ? "rows " + rows(received.decoding().task(), gathers)
                  : reading.reason()));
    }
  }

  private static long rows(FileTask task, boolean gathers) throws Exception {
    if (gathers) {
      return IteratorUtils.toList(task.rows()).size();
    }
    long rows = 0;
    for (Iterator<Row> all = task.rows(); all.hasNext(); all.next()) {
      rows++;
    }
    return rows;
  }
}
