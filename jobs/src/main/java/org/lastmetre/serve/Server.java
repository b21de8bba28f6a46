package org.lastmetre.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.publish.Manifest;

/** Both doors, over one warehouse, until it is closed. */
public final class Server implements AutoCloseable {
  private final Nights nights;
  private final JdbcDoor jdbc;
  private final PagesDoor pages;
  private final Path scratch;

  private Server(Nights nights, JdbcDoor jdbc, PagesDoor pages, Path scratch) {
    this.nights = nights;
    this.jdbc = jdbc;
    this.pages = pages;
    this.scratch = scratch;
  }

  /**
   * Where a server listens, and over what.
   *
   * @param warehouse its directory
   * @param dashboard the folder of the dashboard; may not be there yet
   * @param host the address to listen on
   * @param port of JDBC
   * @param httpPort of the dashboard
   */
  public record Place(Path warehouse, Path dashboard, String host, int port, int httpPort) {}

  /**
   * Opens the night that rules and then both doors. One server per process.
   *
   * @param smallCells the policies' {@code small_cells} by jurisdiction, asked for each night anew
   * @param told hears of each publication that is shown; empty before the first
   * @throws IOException when a port cannot be had
   */
  public static Server open(
      SparkSession spark,
      Contracts contracts,
      UsersFile users,
      Place place,
      Supplier<Map<String, Integer>> smallCells,
      Consumer<Optional<Manifest>> told)
      throws IOException {
    Nights nights = new Nights(spark, place.warehouse().toString(), contracts, smallCells, told);
    Path scratch = Files.createTempDirectory("lastmetre-serve");
    JdbcDoor jdbc = null;
    try {
      jdbc = JdbcDoor.open(spark, nights, users, place.host(), place.port(), scratch);
      PagesDoor pages = PagesDoor.open(place.dashboard(), place.host(), place.httpPort());
      nights.follow();
      return new Server(nights, jdbc, pages, scratch);
    } catch (IOException | RuntimeException e) {
      if (jdbc != null) {
        jdbc.close();
      }
      nights.close();
      FileUtils.deleteQuietly(scratch.toFile());
      throw e;
    }
  }

  @Override
  public void close() {
    pages.close();
    jdbc.close();
    nights.close();
    FileUtils.deleteQuietly(scratch.toFile());
  }
}
