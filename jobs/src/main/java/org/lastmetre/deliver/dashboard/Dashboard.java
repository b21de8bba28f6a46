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
    DayBefore before = DayBefore.of(nights, shown);
    if (!before.kept().isEmpty()) {
      data.keep(shown.orElseThrow(), before.kept());
    }
    Feed running = Feed.named(Feed.RUNNING);
    List<Callable<Void>> writing = new ArrayList<>();
    before
        .asked()
        .forEach(
            (earlier, days) ->
                writing.addAll(
                    writing(earlier, Map.of(running, FilesAnew.Plan.everything(days)), data)));
    writing.addAll(writing(night, plans(night, shown, nights, data), data));
    write(writing);
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

  /** What writes each feed of a night. */
  private List<Callable<Void>> writing(
      Manifest night, Map<Feed, FilesAnew.Plan> feeds, DataFiles data) {
    FeedTables tables = new FeedTables(lake, contracts, night, feeds.keySet());
    List<Callable<Void>> writing = new ArrayList<>();
    feeds.forEach(
        (feed, plan) ->
            writing.add(
                () -> {
                  Dataset<Row> rows = plan.of(tables.rows(feed));
                  data.write(rows.schema(), rows.toLocalIterator());
                  return null;
                }));
    return writing;
  }

  /** Writes a few feeds side by side, as each keeps one core busy. */
  private void write(List<Callable<Void>> writing) throws IOException {
    ExecutorService writers =
        Executors.newFixedThreadPool(
            Math.min(AT_ONCE, lake.spark().sparkContext().defaultParallelism()));
    try {
      for (Future<Void> written : writers.invokeAll(writing)) {
        written.get();
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
}
