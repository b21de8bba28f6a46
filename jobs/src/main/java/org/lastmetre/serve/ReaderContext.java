package org.lastmetre.serve;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.internal.SessionState;
import org.apache.spark.sql.internal.SharedState;
import org.lastmetre.lake.Engine;
import org.lastmetre.publish.ReadOnly;
import org.lastmetre.query.QueryRefused;

/**
 * A reader's connection. Every statement comes in at {@link #sql}, where it is judged, and is
 * analysed in the catalogue of the reader's role in the night that rules at that moment. Settings
 * are not taken from readers.
 */
final class ReaderContext extends SQLContext {
  private static final long serialVersionUID = 1L;
  private static final String NO_SCHEMA = "default";
  private static final String RECORDS = "silver";

  /** Asked for after each statement; a large result is fetched part by part, never held whole. */
  private static final String FETCHED_BY_PARTS = "spark.sql.thriftServer.incrementalCollect";

  private static final Pattern USE =
      Pattern.compile(
          "\\s*use\\s+(?:(?:database|schema|namespace)\\s+)?(`?)(\\w+)\\1\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE);

  private final transient Nights nights;
  private final Role role;

  /** Whether the answer to the statement that a thread brought in last lies in memory whole. */
  private final transient ThreadLocal<Boolean> isInMemory = ThreadLocal.withInitial(() -> false);

  private transient Seat seat;
  private String schema = NO_SCHEMA;

  /**
   * The reader's sessions in a night.
   *
   * @param records for statements that may look at very many rows
   * @param figures for the others, which are run as they are: to compile them takes longer
   */
  private record Seat(OpenNight night, SparkSession records, SparkSession figures) {}

  ReaderContext(SparkSession spark, Nights nights, Role role) {
    super(spark);
    this.nights = nights;
    this.role = role;
  }

  /** The reader's session in the night that rules now. */
  @Override
  public SparkSession sparkSession() {
    // The constructor above asks before there is a night.
    return nights == null ? super.sparkSession() : seated().records();
  }

  private synchronized Seat seated() {
    OpenNight tonight = nights.current();
    if (seat == null || seat.night() != tonight) {
      SparkSession figures = session(tonight);
      Engine.prepareForFewRows(figures);
      seat = new Seat(tonight, session(tonight), figures);
    }
    return seat;
  }

  private SparkSession session(OpenNight tonight) {
    SparkSession own = tonight.of(role).newSession();
    // A statement's text could ask for the variables of the machine: '${env:HOME}'.
    own.conf().set("spark.sql.variable.substitute", "false");
    own.conf().set("spark.sql.session.timeZone", tonight.zone().getId());
    own.catalog().setCurrentDatabase(schema);
    return own;
  }

  /**
   * Answers a statement.
   *
   * @throws QueryRefused when it is none that readers may ask
   */
  @Override
  public Dataset<Row> sql(String statement) {
    isInMemory.set(false);
    Matcher use = USE.matcher(statement);
    if (use.matches() && isSchema(use.group(2))) {
      return use(use.group(2).toLowerCase(Locale.ROOT));
    }
    Seat now = seated();
    boolean asksForRecords =
        schema.equals(RECORDS) || StringUtils.containsIgnoreCase(statement, RECORDS);
    if (asksForRecords) {
      return rows(now.records(), now.night(), statement);
    }
    Answers answers = now.night().answers();
    Answers.Question question = new Answers.Question(role, schema, statement);
    Optional<Dataset<Row>> known = answers.to(question);
    if (known.isPresent()) {
      isInMemory.set(true);
      return known.get();
    }
    Dataset<Row> rows = rows(now.figures(), now.night(), statement);
    Optional<Dataset<Row>> found = answers.find(question, rows);
    isInMemory.set(found.isPresent());
    return found.orElse(rows);
  }

  /** A statement judged and analysed. */
  private Dataset<Row> rows(SparkSession session, OpenNight night, String statement) {
    LogicalPlan parsed = parsed(session, statement);
    refuse(ReadOnly.refusalWithin(parsed, role.layers()));
    Dataset<Row> rows;
    try {
      rows = Dataset.ofRows(session, night.views(role).in(parsed, schema));
    } catch (Exception e) {
      // Spark's analysis errors are checked exceptions that its Java signatures do not declare.
      if (night.manifest().isEmpty()) {
        throw QueryRefused.nothingPublished();
      }
      throw e;
    }
    refuse(ReadOnly.refusal(rows));
    return rows;
  }

  private static LogicalPlan parsed(SparkSession session, String statement) {
    try {
      return session.sessionState().sqlParser().parsePlan(statement);
    } catch (ParseException e) {
      throw new QueryRefused(e.getMessage());
    }
  }

  private boolean isSchema(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(NO_SCHEMA) || role.layers().contains(lower);
  }

  private synchronized Dataset<Row> use(String name) {
    schema = name;
    seat = null;
    return sparkSession().emptyDataFrame();
  }

  private static void refuse(Optional<String> why) {
    why.ifPresent(
        reason -> {
          throw new QueryRefused(reason);
        });
  }

  @Override
  public SessionState sessionState() {
    return sparkSession().sessionState();
  }

  @Override
  public SharedState sharedState() {
    return sparkSession().sharedState();
  }

  @Override
  public SQLConf conf() {
    return sessionState().conf();
  }

  @Override
  public String getConf(String key) {
    if (key.equals(FETCHED_BY_PARTS)) {
      return String.valueOf(!isInMemory.get());
    }
    return sparkSession().conf().get(key);
  }

  @Override
  public String getConf(String key, String otherwise) {
    return sparkSession().conf().get(key, otherwise);
  }

  @Override
  public void setConf(Properties settings) {}

  @Override
  public void setConf(String key, String value) {}

  @Override
  public <T> void setConf(ConfigEntry<T> entry, T value) {}
}
