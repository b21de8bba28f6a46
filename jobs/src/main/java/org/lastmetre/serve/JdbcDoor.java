package org.lastmetre.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.hive.conf.HiveConf;
import org.apache.hadoop.hive.conf.HiveConf.ConfVars;
import org.apache.hadoop.hive.ql.security.authorization.StorageBasedAuthorizationProvider;
import org.apache.hive.service.auth.TSetIpAddressProcessor;
import org.apache.hive.service.cli.CLIService;
import org.apache.hive.service.cli.thrift.ThriftBinaryCLIService;
import org.apache.hive.service.rpc.thrift.TExecuteStatementReq;
import org.apache.hive.service.rpc.thrift.TExecuteStatementResp;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusReq;
import org.apache.hive.service.rpc.thrift.TGetOperationStatusResp;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.server.HiveServer2;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.hive.thriftserver.HiveThriftServer2;
import org.apache.spark.sql.hive.thriftserver.SparkSQLCLIService;
import org.apache.spark.sql.hive.thriftserver.ui.HiveThriftServer2EventManager;
import org.apache.thrift.TException;
import org.lastmetre.query.QueryRefused;

/**
 * The JDBC side: Spark's server of the HiveServer2 protocol over the binary transport, with SASL
 * PLAIN. What the protocol lets a client send along, settings of the session and of the machine
 * among them, is not taken.
 */
final class JdbcDoor implements AutoCloseable {
  private final SparkSQLCLIService sessions;
  private final ThriftBinaryCLIService transport;

  private JdbcDoor(SparkSQLCLIService sessions, ThriftBinaryCLIService transport) {
    this.sessions = sessions;
    this.transport = transport;
  }

  /**
   * Opens the door.
   *
   * @param scratch an empty folder that nobody else may enter
   */
  static JdbcDoor open(
      SparkSession spark, Nights nights, UsersFile users, String host, int port, Path scratch)
      throws IOException {
    System.setProperty(
        ConfVars.HIVE_SERVER2_CUSTOM_AUTHENTICATION_CLASS.varname, SignIn.class.getName());
    SignIn.by(users);
    HiveThriftServer2.eventManager_$eq(new HiveThriftServer2EventManager(spark.sparkContext()));
    HiveConf conf =
        new HiveConf(spark.sparkContext().hadoopConfiguration(), HiveThriftServer2.class);
    conf.setVar(ConfVars.HIVE_SERVER2_AUTHENTICATION, "CUSTOM");
    conf.setVar(ConfVars.HIVE_SERVER2_CUSTOM_AUTHENTICATION_CLASS, SignIn.class.getName());
    conf.setVar(ConfVars.HIVE_SERVER2_TRANSPORT_MODE, "binary");
    conf.setVar(ConfVars.HIVE_SERVER2_THRIFT_BIND_HOST, host);
    conf.setIntVar(ConfVars.HIVE_SERVER2_THRIFT_PORT, port);
    conf.setBoolVar(ConfVars.HIVE_SERVER2_ENABLE_DOAS, false);
    conf.setBoolVar(ConfVars.HIVE_SERVER2_ALLOW_USER_SUBSTITUTION, false);
    conf.setBoolVar(ConfVars.HIVE_SERVER2_LOGGING_OPERATION_ENABLED, false);
    // Never asked, as authorization by Hive is off; the default would look for Hive's metastore.
    conf.setVar(
        ConfVars.HIVE_AUTHORIZATION_MANAGER, StorageBasedAuthorizationProvider.class.getName());
    conf.setVar(ConfVars.SCRATCHDIR, scratch.resolve("scratch").toString());
    conf.setVar(ConfVars.LOCALSCRATCHDIR, scratch.resolve("local").toString());
    // Each session makes it where it is missing; of two at once, one would fail.
    Path resources = Files.createDirectory(scratch.resolve("resources"));
    conf.setVar(ConfVars.DOWNLOADED_RESOURCES_DIR, resources.toString());
    conf.setVar(ConfVars.HIVE_SERVER2_GLOBAL_INIT_FILE_LOCATION, scratch.toString());
    SparkSQLCLIService sessions =
        new SparkSQLCLIService(new HiveServer2(), new Readers(spark, nights, users));
    sessions.init(conf);
    sessions.start();
    Transport transport = new Transport(sessions);
    transport.init(conf);
    transport.start();
    return new JdbcDoor(sessions, transport);
  }

  @Override
  public void close() {
    transport.stop();
    sessions.stop();
  }

  /** Gives each connection the context of who signed in on it. */
  private static final class Readers extends SQLContext {
    private static final long serialVersionUID = 1L;

    private final transient Nights nights;
    private final transient UsersFile users;

    Readers(SparkSession spark, Nights nights, UsersFile users) {
      super(spark);
      this.nights = nights;
      this.users = users;
    }

    /** Called on the thread of a connection, whose name the sign-in has proved. */
    @Override
    public SQLContext newSession() {
      String name = TSetIpAddressProcessor.getUserName();
      Role role =
          users
              .role(name)
              .orElseThrow(() -> new QueryRefused("There is no user of that name any more"));
      return new ReaderContext(super.sparkSession(), nights, role);
    }
  }

  /** Takes of what a client sends along the schema it starts in, and nothing else. */
  private static final class Transport extends ThriftBinaryCLIService {
    private static final String SCHEMA = "use:database";
    private static final Pattern MADE_BY =
        Pattern.compile(
            "^(?:[\\w.]+Exception: )?(?:Error running query: )?(?:\\[[\\w.]+\\] )?(?:[\\w.]+Exception: )?");

    Transport(CLIService sessions) {
      super(sessions);
    }

    @Override
    public TOpenSessionResp OpenSession(TOpenSessionReq request) throws TException {
      String schema = request.isSetConfiguration() ? request.getConfiguration().get(SCHEMA) : null;
      // What is no word is no schema of ours; it would become part of a statement.
      request.setConfiguration(
          schema == null
              ? Map.of()
              : Map.of(SCHEMA, schema.matches("\\w{1,64}") ? schema : "no_such_schema"));
      return super.OpenSession(request);
    }

    @Override
    public TExecuteStatementResp ExecuteStatement(TExecuteStatementReq request) throws TException {
      request.setConfOverlay(Map.of());
      TExecuteStatementResp answer = super.ExecuteStatement(request);
      TStatus status = answer.getStatus();
      status.setInfoMessages(null);
      status.setErrorMessage(sentence(status.getErrorMessage()));
      return answer;
    }

    @Override
    public TGetOperationStatusResp GetOperationStatus(TGetOperationStatusReq request)
        throws TException {
      TGetOperationStatusResp answer = super.GetOperationStatus(request);
      answer.setErrorMessage(sentence(answer.getErrorMessage()));
      return answer;
    }

    /** What went wrong, without the stack of calls that led there. */
    private static String sentence(String message) {
      return message == null
          ? null
          : MADE_BY
              .matcher(StringUtils.substringBefore(message, "\n\tat "))
              .replaceFirst("")
              .replaceFirst("; line \\d+ pos \\d+;(?s:.*)", "");
    }
  }
}
