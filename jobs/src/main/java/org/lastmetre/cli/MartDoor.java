package org.lastmetre.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.lang3.StringUtils;

/**
 * How a database is reached.
 *
 * @param url its address, without a password
 * @param properties who connects, and with what password
 */
record MartDoor(String url, Properties properties) {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /**
   * The door to a database; the password is in {@code PGPASSWORD}, else the driver looks into
   * {@code ~/.pgpass}.
   *
   * @param user who connects; null for {@code PGUSER}
   */
  static MartDoor of(String url, String user) {
    if (!url.startsWith(POSTGRESQL)) {
      throw new BadUsage(
          "--url is to be jdbc:postgresql://HOST[:PORT]/DATABASE; no other database is written to. 数据库地址有误。");
    }
    if (url.toLowerCase(Locale.ROOT).contains("password=") || url.contains("@")) {
      throw new BadUsage(
          "A password does not belong into --url, where others on this machine can read it; set PGPASSWORD, or write ~/.pgpass. 密码不要写在地址里，请用环境变量 PGPASSWORD。");
    }
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "lastmetre");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    set(properties, "user", user == null ? System.getenv("PGUSER") : user);
    set(properties, "password", System.getenv("PGPASSWORD"));
    return new MartDoor(url, properties);
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(url, properties);
  }

  /** Whether a failure is of what was asked: the name, the password, the rights. */
  boolean isWrongly(SQLException failure) {
    String state = StringUtils.defaultString(failure.getSQLState());
    return state.startsWith("28") || state.startsWith("3D") || state.equals("42501");
  }

  /** The failure in one sentence, with what is to be done. */
  String told(SQLException failure) {
    String why = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String remedy =
        switch (StringUtils.defaultString(failure.getSQLState())) {
          case "28P01", "28000" -> "see --user and PGPASSWORD";
          case "3D000" -> "make it with createdb";
          case "42501" ->
              "let the user create schemas in the database, or make the schema and give it to the user";
          case "2BP01" ->
              "views of others stand on a table that has to be made anew; drop them, publish, and make them again";
          case "55P03" ->
              "somebody has been reading a table that has to be made anew; publish again later";
          default -> "publish again once it answers";
        };
    return "Not published to %s: %s; %s. The database is as it was. 未能发布，数据库保持原样。"
        .formatted(this, why, remedy);
  }

  /** The address alone. */
  @Override
  public String toString() {
    return StringUtils.substringBefore(url, "?");
  }

  private static void set(Properties properties, String name, String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }
}
