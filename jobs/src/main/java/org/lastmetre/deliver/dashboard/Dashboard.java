package org.lastmetre.deliver.dashboard;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.Manifest;
import org.lastmetre.publish.Publications;
import org.lastmetre.publish.PublishedTables;

/**
 * Writes the dashboard of the publication that rules: {@code index.html} and, below {@code nights},
 * a folder of page files and data. It reads what {@code sql} reads, one query per kind of data.
 */
public final class Dashboard {
  private static final int AT_ONCE = 4;

  private final Lake lake;
  private final Contracts contracts;

  public Dashboard(Lake lake, Contracts contracts) {
    this.lake = lake;
    this.contracts = contracts;
  }

  /**
   * What was written.
   *
   * @param page the file to open
   * @param files data files
   * @param bytes their size together
   * @param largest the size of the largest
   */
  public record Written(Path page, int files, long bytes, long largest) {}

  /**
   * Writes it whole and then shows it; readers see the night before until then.
   *
   * @param folder made when it is not there
   * @return empty when nothing has been published
   * @throws IOException when the folder cannot be written
   */
  public Optional<Written> write(Path folder) throws IOException {
    Publications publications = new Publications(lake, contracts);
    Optional<Manifest> last = publications.last();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Manifest night = last.get();
    NightFolders folders = new NightFolders(folder);
    Path part = folders.begin(night.runId());
    PageFiles.copyTo(part);
    DataFiles data = new DataFiles(part.resolve("data"));
    for (Map.Entry<Manifest, List<String>> before : before(publications, night).entrySet()) {
      write(List.of(Feed.named(Feed.BEFORE)), before.getKey(), before.getValue(), data);
    }
    write(Feed.all(), night, night.days().stream().map(Manifest.Day::jurisdiction).toList(), data);
    DataFiles.writeCall(part.resolve("labels.js"), "LM.label", Labels.of(contracts));
    DataFiles.writeCall(part.resolve("night.js"), "LM.begin", told(night, data));
    folders.show(part);
    int files = data.names().values().stream().mapToInt(Set::size).sum();
    return Optional.of(
        new Written(folder.resolve("index.html"), files, data.bytes(), data.largest()));
  }

  /**
   * Writes what a manifest's tables tell of jurisdictions; tables are opened once for all feeds, of
   * which a few are written side by side, as each keeps one core busy.
   */
  private void write(
      List<Feed> feeds, Manifest manifest, List<String> jurisdictions, DataFiles data)
      throws IOException {
    new PublishedTables(lake, contracts, Optional.of(manifest))
        .open(feeds.stream().map(Feed::query).collect(Collectors.joining("\n")));
    ExecutorService writers =
        Executors.newFixedThreadPool(
            Math.min(AT_ONCE, lake.spark().sparkContext().defaultParallelism()));
    try {
      List<Dataset<Row>> asked =
          feeds.stream().map(feed -> lake.spark().sql(feed.query())).toList();
      lake.prepareToRead(asked);
      List<Future<Void>> all = new ArrayList<>();
      for (Dataset<Row> rows : asked) {
        all.add(writers.submit(() -> write(rows, jurisdictions, data)));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      ExceptionUtils.rethrow(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while the dashboard is written");
    } finally {
      writers.shutdownNow();
    }
  }

  private static Void write(Dataset<Row> rows, List<String> jurisdictions, DataFiles data)
      throws IOException {
    data.write(
        rows.schema(),
        rows.where(rows.col("jurisdiction").isin(jurisdictions.toArray())).toLocalIterator());
    return null;
  }

  /**
   * The publications before, each with the jurisdictions for which it is the last of an earlier
   * day.
   */
  private static Map<Manifest, List<String>> before(Publications publications, Manifest night) {
    Map<Manifest, List<String>> before = new LinkedHashMap<>();
    for (Manifest.Day day : night.days()) {
      publications
          .lastBefore(day.jurisdiction(), day.asOf())
          .ifPresent(
              manifest ->
                  before.computeIfAbsent(manifest, m -> new ArrayList<>()).add(day.jurisdiction()));
    }
    return before;
  }

  /** The night as the page's first script tells it. */
  private static Map<String, Object> told(Manifest night, DataFiles data) {
    List<Map<String, Object>> days = new ArrayList<>();
    for (Manifest.Day day : night.days()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("jurisdiction", day.jurisdiction());
      told.put("zh", day.nameZh());
      told.put("en", day.nameEn());
      told.put("as_of", day.asOf().toString());
      told.put("time_zone", day.timeZone());
      told.put("month_starts_on", day.monthStartsOn());
      told.put("files", data.names().getOrDefault(day.jurisdiction(), Set.of()));
      days.add(told);
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("run_id", night.runId());
    told.put("published_at", night.publishedAt().toString());
    told.put("jurisdictions", days);
    return told;
  }
}
