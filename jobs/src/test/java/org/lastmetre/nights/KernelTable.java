package org.lastmetre.nights;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A version of a Delta table as Delta Kernel reads it, without Spark.
 *
 * @param files the paths of its Parquet files
 * @param rows its rows, as JSON
 */
record KernelTable(List<String> files, List<String> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The table in a folder at a version. */
  static KernelTable at(Path folder, long version) throws IOException {
    Engine engine = DefaultEngine.create(new Configuration());
    Snapshot snapshot =
        Table.forPath(engine, folder.toAbsolutePath().toString())
            .getSnapshotAsOfVersion(engine, version);
    Scan scan = snapshot.getScanBuilder(engine).build();
    Row state = scan.getScanState(engine);
    StructType physical = ScanStateRow.getPhysicalDataReadSchema(engine, state);
    List<String> files = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> found = batches.next().getRows()) {
          while (found.hasNext()) {
            Row file = found.next();
            FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
            files.add(Path.of(URI.create(status.getPath()).getPath()).toString());
            CloseableIterator<ColumnarBatch> data =
                engine
                    .getParquetHandler()
                    .readParquetFiles(
                        Utils.singletonCloseableIterator(status), physical, Optional.empty());
            try (CloseableIterator<FilteredColumnarBatch> logical =
                Scan.transformPhysicalData(engine, state, file, data)) {
              read(logical, rows);
            }
          }
        }
      }
    }
    return new KernelTable(files, rows);
  }

  private static void read(CloseableIterator<FilteredColumnarBatch> batches, List<String> rows)
      throws IOException {
    while (batches.hasNext()) {
      try (CloseableIterator<Row> found = batches.next().getRows()) {
        while (found.hasNext()) {
          rows.add(JSON.writeValueAsString(cells(found.next())));
        }
      }
    }
  }

  private static Map<String, Object> cells(Row row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    StructType schema = row.getSchema();
    for (int i = 0; i < schema.length(); i++) {
      cells.put(
          schema.at(i).getName(),
          row.isNullAt(i) ? null : cell(row, i, schema.at(i).getDataType()));
    }
    return cells;
  }

  private static Object cell(Row row, int i, DataType type) {
    if (type instanceof StringType) {
      return row.getString(i);
    } else if (type instanceof LongType) {
      return row.getLong(i);
    } else if (type instanceof IntegerType) {
      return row.getInt(i);
    } else if (type instanceof DoubleType) {
      return row.getDouble(i);
    } else if (type instanceof BooleanType) {
      return row.getBoolean(i);
    } else if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(i)).toString();
    } else if (type instanceof ArrayType) {
      return texts(row.getArray(i));
    }
    throw new AssertionError("no gold table had a column of " + type);
  }

  private static List<String> texts(ArrayValue array) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.getSize(); i++) {
      texts.add(array.getElements().getString(i));
    }
    return texts;
  }
}
