package org.lastmetre.lake;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;

/**
 * Removes data files that no kept version of a table needs, and joins small ones. Logs stay.
 *
 * <p>Not Delta's VACUUM: that goes by the age of files, and what is to be kept is said by
 * manifests. Nobody may write the table meanwhile.
 */
public final class Upkeep {
  private static final String DATA = ".parquet";
  private static final String LOG = "_delta_log";

  private final SparkSession spark;
  private final String warehouse;

  public Upkeep(SparkSession spark, String warehouse) {
    this.spark = spark;
    this.warehouse = warehouse;
  }

  /**
   * What was removed from a table.
   *
   * @param files how many files
   * @param bytes their size
   */
  public record Swept(long files, long bytes) {}

  /**
   * Removes what neither the given version of the table nor any later one needs.
   *
   * @param oldest the oldest version that must stay readable
   */
  public Swept sweep(String layer, String name, long oldest) {
    String table = location(layer, name);
    OptionalLong newest = LogFiles.newest(table, hadoop());
    if (newest.isEmpty()) {
      return new Swept(0, 0);
    }
    Set<String> needed = names(Stream.of(filesOf(table, oldest)));
    for (long version = oldest + 1; version <= newest.getAsLong(); version++) {
      needed.addAll(names(LogFiles.addedBy(table, version, hadoop()).stream()));
    }
    long files = 0;
    long bytes = 0;
    try {
      FileSystem system = new Path(table).getFileSystem(hadoop());
      RemoteIterator<LocatedFileStatus> all = system.listFiles(new Path(table), true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        String path = file.getPath().toString();
        if (path.endsWith(DATA)
            && !path.contains("/" + LOG + "/")
            && !needed.contains(file.getPath().getName())
            && system.delete(file.getPath(), false)) {
          files++;
          bytes += file.getLen();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot sweep " + table, e);
    }
    return new Swept(files, bytes);
  }

  /**
   * Joins the files of a table of which readers see the newest version alone.
   *
   * @param atLeast how many files make it worth while
   * @return how many files were joined; 0 when there are fewer
   */
  public int compact(String layer, String name, int atLeast) {
    String table = location(layer, name);
    OptionalLong newest = LogFiles.newest(table, hadoop());
    if (newest.isEmpty()) {
      return 0;
    }
    int files = filesOf(table, newest.getAsLong()).length;
    if (files < atLeast) {
      return 0;
    }
    DeltaTable.forPath(spark, table).optimize().executeCompaction();
    return files;
  }

  private String[] filesOf(String table, long version) {
    return spark
        .sql("SELECT * FROM delta.`%s` VERSION AS OF %d".formatted(table, version))
        .inputFiles();
  }

  /** A data file's name is its own wherever it lies; paths are written in several ways. */
  private static Set<String> names(Stream<String> paths) {
    Set<String> names = new HashSet<>();
    paths.forEach(path -> names.add(StringUtils.substringAfterLast("/" + path, "/")));
    return names;
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private String location(String layer, String name) {
    return warehouse + "/" + layer + "/" + name;
  }
}
