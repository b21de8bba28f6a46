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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Lake;
import org.lastmetre.publish.Extent;
import org.lastmetre.publish.Later;
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
   * @param kept how many of them are those of the night that was shown
   * @param bytes their size together
   * @param largest the size of the largest
   */
  public record Written(Path page, int files, int kept, long bytes, long largest) {}

  /**
   * Writes it whole and then shows it; readers see the night before until then.
   *
   * @param folder made when it is not there
   * @param extent whether files that no night changed may be taken from the night it shows
   * @return empty when nothing has been published
   * @throws IOException when the folder cannot be written
   */
  public Optional<Written> write(Path folder, Extent extent) throws IOException {
    List<Manifest> nights = new Publications(lake, contracts).all();
    if (nights.isEmpty()) {
      return Optional.empty();
    }
    Manifest night = nights.get(0);
    NightFolders folders = new NightFolders(folder);
    Optional<ShownNight> shown = extent == Extent.EVERYTHING ? Optional.empty() : folders.shown();
    Path part = folders.begin(night.runId());
    PageFiles.copyTo(part);
    DataFiles data = new DataFiles(part.resolve(DataFiles.FOLDER));
    List<Dataset<Row>> asked = new ArrayList<>();
    for (Map.Entry<Manifest, List<Manifest.Day>> before : before(nights).entrySet()) {
      Feed feed = Feed.named(Feed.BEFORE);
      asked.addAll(
          ask(Map.of(feed, FilesAnew.Plan.everything(before.getValue())), before.getKey()));
    }
    asked.addAll(ask(plans(night, shown, nights, data), night));
    write(asked, data);
    DataFiles.writeCall(part.resolve("labels.js"), "LM.label", Labels.of(contracts));
    ShownNight.write(part, night, data.names());
    folders.show(part);
    int files = data.names().values().stream().mapToInt(Set::size).sum();
    return Optional.of(
        new Written(
            folder.resolve("index.html"), files, data.kept(), data.bytes(), data.largest()));
  }

  /** What is to be written of each feed; what is not, and still holds, is taken over. */
  private Map<Feed, FilesAnew.Plan> plans(
      Manifest night, Optional<ShownNight> shown, List<Manifest> nights, DataFiles data)
      throws IOException {
    Optional<FilesAnew> files =
        shown.flatMap(
            from ->
                Later.than(from.runId(), nights)
                    .map(later -> new FilesAnew(lake.spark(), from, later)));
    Map<Feed, FilesAnew.Plan> plans = new LinkedHashMap<>();
    if (files.isPresent()) {
      plans.putAll(files.get().of(Feed.all(), night.days()));
    } else {
      Feed.all().forEach(feed -> plans.put(feed, FilesAnew.Plan.everything(night.days())));
    }
    for (FilesAnew.Plan plan : plans.values()) {
      if (!plan.kept().isEmpty()) {
        data.keep(shown.orElseThrow(), plan.kept());
      }
    }
    plans.values().removeIf(FilesAnew.Plan::writesNothing);
    return plans;
  }

  /** The rows to write of a manifest's tables, each of which is opened once for all feeds. */
  private List<Dataset<Row>> ask(Map<Feed, FilesAnew.Plan> feeds, Manifest manifest) {
    PublishedTables tables = new PublishedTables(lake, contracts, Optional.of(manifest));
    feeds.keySet().stream()
        .flatMap(feed -> feed.tables().stream())
        .distinct()
        .forEach(table -> tables.read(table).createOrReplaceTempView(Feed.view(table)));
    List<Dataset<Row>> asked = new ArrayList<>();
    feeds.forEach((feed, plan) -> asked.add(plan.of(lake.spark().sql(feed.queryOfViews()))));
    return asked;
  }

  /** Writes rows, of a few feeds side by side, as each keeps one core busy. */
  private void write(List<Dataset<Row>> asked, DataFiles data) throws IOException {
    ExecutorService writers =
        Executors.newFixedThreadPool(
            Math.min(AT_ONCE, lake.spark().sparkContext().defaultParallelism()));
    try {
      lake.inTurns(asked, turn -> write(turn, data, writers));
    } finally {
      writers.shutdownNow();
    }
  }

  private static void write(List<Dataset<Row>> turn, DataFiles data, ExecutorService writers)
      throws IOException {
    List<Callable<Void>> feeds = new ArrayList<>();
    for (Dataset<Row> rows : turn) {
      feeds.add(
          () -> {
            data.write(rows.schema(), rows.toLocalIterator());
            return null;
          });
    }
    try {
      for (Future<Void> feed : writers.invokeAll(feeds)) {
        feed.get();
      }
    } catch (ExecutionException e) {
      ExceptionUtils.rethrow(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while the dashboard is written");
    }
  }

  /**
   * The publications before the one that rules, each with the jurisdictions for which it is the
   * last of an earlier day.
   */
  private static Map<Manifest, List<Manifest.Day>> before(List<Manifest> nights) {
    Map<Manifest, List<Manifest.Day>> before = new LinkedHashMap<>();
    for (Manifest.Day day : nights.get(0).days()) {
      Publications.lastBefore(nights, day.jurisdiction(), day.asOf())
          .ifPresent(manifest -> before.computeIfAbsent(manifest, m -> new ArrayList<>()).add(day));
    }
    return before;
  }
}
