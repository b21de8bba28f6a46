package org.lastmetre.county;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Collects what senders send, file by file, with the night on which each file comes to light. A
 * file comes to light on the day of its folder unless it is said to be late.
 */
final class Post {
  private final Map<String, Envelope> files = new TreeMap<>();
  private final Map<String, LocalDate> lateFolders = new TreeMap<>();
  private final Map<String, Parcel> odd = new TreeMap<>();

  /** Bytes below landing and the night they come to light. */
  static final class Parcel {
    private final byte[] bytes;
    private final LocalDate night;

    Parcel(byte[] bytes, LocalDate night) {
      this.bytes = bytes.clone();
      this.night = night;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    LocalDate night() {
      return night;
    }
  }

  /** The rows of one file to be. */
  private static final class Envelope {
    final String dataset;
    final List<Row> rows = new ArrayList<>();
    LocalDate night;

    Envelope(String dataset, LocalDate night) {
      this.dataset = dataset;
      this.night = night;
    }
  }

  /** Adds a row to {@code <sender>/<day>/<dataset>.<part>.csv}. */
  void send(String sender, LocalDate day, String part, Row row) {
    envelope(sender, day, row.dataset(), part).rows.add(row);
  }

  /** As {@link #send}, in a file that comes to light on a later night than its folder says. */
  void sendLate(String sender, LocalDate day, String part, LocalDate night, Row row) {
    Envelope envelope = envelope(sender, day, row.dataset(), part);
    envelope.rows.add(row);
    envelope.night = night.isAfter(envelope.night) ? night : envelope.night;
  }

  /** A header without rows, where the sender sends nothing else of the dataset on that day. */
  void sendNothing(String sender, LocalDate day, String dataset) {
    Envelope unused = envelope(sender, day, dataset, "1");
    assert unused.dataset.equals(dataset);
  }

  /** All of a sender's files of one day come to light on a later night. */
  void delay(String sender, LocalDate day, LocalDate night) {
    lateFolders.put(sender + "/" + day, night);
  }

  /** A file that is no table of the contract. */
  void sendOdd(String path, LocalDate night, byte[] bytes) {
    odd.put(path, new Parcel(bytes, night));
  }

  boolean holds(String sender, LocalDate day, String dataset) {
    return files.containsKey(path(sender, day, dataset, "1"));
  }

  private Envelope envelope(String sender, LocalDate day, String dataset, String part) {
    return files.computeIfAbsent(
        path(sender, day, dataset, part), path -> new Envelope(dataset, day));
  }

  private static String path(String sender, LocalDate day, String dataset, String part) {
    return sender + "/" + day + "/" + dataset + "." + part + ".csv";
  }

  /** Path below landing to bytes and night, exact copies of some files included. */
  Map<String, Parcel> sealed(long seed, Timeline timeline) {
    Map<String, Parcel> parcels = new TreeMap<>();
    files.forEach(
        (path, envelope) -> {
          byte[] bytes =
              Clerk.write(envelope.dataset, envelope.rows, Dice.of(seed, "file " + path));
          String folder = path.substring(0, path.lastIndexOf('/'));
          LocalDate night = lateFolders.getOrDefault(folder, envelope.night);
          parcels.put(
              path, new Parcel(bytes, night.isAfter(envelope.night) ? night : envelope.night));
        });
    parcels.putAll(copies(parcels, seed, timeline));
    parcels.putAll(odd);
    return parcels;
  }

  /** Some files again, byte for byte, on the same or a later day, by the same or another sender. */
  private Map<String, Parcel> copies(Map<String, Parcel> parcels, long seed, Timeline timeline) {
    Dice dice = Dice.of(seed, "copies");
    List<String> paths = new ArrayList<>(parcels.keySet());
    List<String> senders = paths.stream().map(Post::sender).distinct().toList();
    Map<String, Parcel> copies = new TreeMap<>();
    int wanted = Math.min(paths.size(), Math.max(6, paths.size() / 16));
    for (int i = 0; i < wanted; i++) {
      String path = dice.pick(paths);
      String dataset = files.get(path).dataset;
      LocalDate day = LocalDate.parse(path.substring(path.indexOf('/') + 1, path.lastIndexOf('/')));
      boolean sameDay = i % 3 == 0;
      String sender = i % 2 == 0 ? sender(path) : dice.pick(senders);
      LocalDate to = sameDay ? day : timeline.nightFor(day.plusDays(1), dice.below(5));
      String copy = sender + "/" + to + "/" + dataset + ".zcopy" + i + ".csv";
      byte[] bytes = parcels.get(path).bytes();
      boolean packed = i % 4 == 3;
      copies.put(packed ? copy + ".gz" : copy, new Parcel(packed ? gzip(bytes) : bytes, to));
    }
    return copies;
  }

  private static String sender(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** A file of an unknown dataset, a folder that is no date, and a file nobody can open. */
  void sendOddities(String sender, Timeline timeline) {
    LocalDate night = timeline.night(timeline.count() / 2);
    byte[] text = "complaint_id,text\nC1,太吵\n".getBytes(StandardCharsets.UTF_8);
    byte[] visits =
        "visit_id,visited_at,household_id,staff_ids\nV-ODD,2024-01-01,H-ODD,S1\n"
            .getBytes(StandardCharsets.UTF_8);
    sendOdd(sender + "/" + night + "/complaints.1.csv", night, text);
    sendOdd(sender + "/backup/visits.1.csv", night, visits);
    sendOdd(sender + "/" + night + "/visits.broken.csv.gz", night, new byte[] {31, 8, 0, 7});
  }
}
