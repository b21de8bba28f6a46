package org.lastmetre.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.lastmetre.contract.Contracts;
import org.lastmetre.lake.Engine;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.publish.Manifest;
import org.lastmetre.serve.Role;
import org.lastmetre.serve.Server;
import org.lastmetre.serve.UsersFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers readers over the network until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Answer readers over the network: JDBC (HiveServer2) for BI tools, the dashboard by HTTP.",
      "向 BI 工具提供只读 JDBC 查询，并以网页提供看板；随每次发布自动更新。",
      "First add a user; the password is asked for, or read from standard input:",
      "  ./lastmetre serve --add-user NAME --role public|analyst"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int SECONDS_TO_CLOSE = 10;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "10000",
      description = "Of JDBC. JDBC 端口. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Of the dashboard. 看板端口. Default: ${DEFAULT-VALUE}")
  private int httpPort;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Where to listen; the default is this machine alone. 监听地址. Default: ${DEFAULT-VALUE}")
  private String host;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "Who may sign in. 用户文件. Default: beside the warehouse, with .users added.")
  private Path usersFile;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description =
          "Where the policies are, for small_cells. 报送目录. Default: data-samples beside the program.")
  private Path source;

  @Option(
      names = "--add-user",
      paramLabel = "NAME",
      description = "Add a user, or change one's role and password, and end. 添加或更改用户")
  private String added;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "public (gold, small cells suppressed) or analyst (gold and silver). 角色：public 或 analyst")
  private Role role;

  @Option(
      names = "--remove-user",
      paramLabel = "NAME",
      description = "Remove a user, and end. 删除用户")
  private String removed;

  @Mixin private Warehouse warehouse;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Path file =
        usersFile == null
            ? warehouse.path().resolveSibling(warehouse.path().getFileName() + ".users")
            : usersFile.toAbsolutePath().normalize();
    if (added != null || removed != null) {
      change(file);
      return ExitCode.OK;
    }
    Path directory = warehouse.existing();
    UsersFile users = users(file);
    requireFree(port, "--port");
    requireFree(httpPort, "--http-port");
    Logs.into(directory);
    Contracts contracts = Contracts.bundled();
    PrintWriter err = spec.commandLine().getErr();
    Map<String, Integer> smallCells = smallCells(contracts);
    Server.Place place = new Server.Place(directory, Screen.in(directory), host, port, httpPort);
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (SparkSession spark = Engine.start(warehouse.master());
        Server server =
            Server.open(
                spark, contracts, users, place, () -> smallCells(contracts), this::tellNight)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, closed)));
      err.printf(
          "JDBC: jdbc:hive2://%s:%d/gold  dashboard 看板: http://%s:%d/  users 用户: %d%n",
          host, port, host, httpPort, users.size());
      if (smallCells.isEmpty()) {
        err.println("No policies: the public sees no mean rating. 未找到规则，公众看不到平均评分。");
      }
      if (!isLoopback()) {
        err.println(
            "Passwords and figures cross the network unencrypted: put a TLS proxy or a tunnel before it. 网络传输未加密，请加 TLS 代理或隧道。");
      }
      err.println("Stop with Ctrl-C. 按 Ctrl-C 停止。");
      err.flush();
      stopped.await();
    } catch (IOException e) {
      throw new BadUsage("The server cannot listen: %s 无法监听".formatted(e.getMessage()));
    } finally {
      closed.countDown();
    }
    return ExitCode.OK;
  }

  /** Waits a while for both doors to be closed: the machine halts as soon as this ends. */
  private static void stop(CountDownLatch stopped, CountDownLatch closed) {
    stopped.countDown();
    try {
      if (!closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
        Logs.error(new IllegalStateException("The server did not close in time"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellNight(Optional<Manifest> manifest) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        manifest
            .map(night -> "Shows %s, as of %s. 已更新".formatted(night.runId(), night.asOf()))
            .orElse(
                "Nothing is published yet; readers are told so until ./lastmetre nightly has published. 尚未发布。"));
    err.flush();
  }

  /** The policies' thresholds; none where the default source is not there. */
  private Map<String, Integer> smallCells(Contracts contracts) {
    Map<String, Integer> smallCells = new HashMap<>();
    if (source != null || Files.isDirectory(Warehouse.home().resolve("data-samples"))) {
      for (Jurisdiction jurisdiction : NightlyCommand.jurisdictions(source, contracts)) {
        smallCells.put(jurisdiction.policy().jurisdiction(), jurisdiction.policy().smallCells());
      }
    }
    return smallCells;
  }

  private static UsersFile users(Path file) {
    UsersFile users = new UsersFile(file);
    String remedy =
        "add a user with ./lastmetre serve --add-user NAME --role public|analyst, or name the file with --users. 没有用户，请先添加";
    if (!Files.isReadable(file)) {
      throw new BadUsage("There is no users file %s; %s".formatted(file, remedy));
    }
    try {
      if (users.size() == 0) {
        throw new BadUsage("The users file %s is empty; %s".formatted(file, remedy));
      }
    } catch (IllegalStateException e) {
      throw new BadUsage(e.getMessage());
    }
    return users;
  }

  private void change(Path file) {
    UsersFile users = new UsersFile(file);
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (removed != null) {
        if (!Files.exists(file) || !users.remove(removed)) {
          throw new BadUsage("There is no user %s in %s. 没有这个用户".formatted(removed, file));
        }
        out.printf("Removed %s. 已删除%n", removed);
        return;
      }
      if (role == null) {
        throw new BadUsage("Name the role with --role public or --role analyst. 请用 --role 指明角色");
      }
      users.put(added, role, password());
      out.printf("%s may sign in as %s. 已添加%n", added, role.word());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new BadUsage(e.getMessage());
    } catch (UncheckedIOException | IOException e) {
      throw new BadUsage("%s cannot be written: %s 用户文件写不进去".formatted(file, e.getMessage()));
    }
  }

  /** From the terminal, twice, unseen; else the first line of standard input. */
  private static char[] password() throws IOException {
    Console console = System.console();
    if (console == null) {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      if (line == null) {
        throw new BadUsage("Write the password to standard input. 请从标准输入给出密码");
      }
      return line.toCharArray();
    }
    char[] first = console.readPassword("Password 密码: ");
    char[] second = console.readPassword("Again 再输一次: ");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new BadUsage("The two are not the same; nothing was changed. 两次输入不一致");
    }
    Arrays.fill(second, '\0');
    return first;
  }

  private void requireFree(int wanted, String option) {
    if (wanted < 1 || wanted > 65_535) {
      throw new BadUsage("%s is to be from 1 to 65535. 端口有误".formatted(option));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
    } catch (UnknownHostException e) {
      throw new BadUsage("--host %s is no address of this machine. 地址有误".formatted(host));
    } catch (IOException e) {
      throw new BadUsage(
          "Port %d on %s cannot be had: %s; stop what uses it, or take another with %s. 端口已被占用"
              .formatted(wanted, host, e.getMessage(), option));
    }
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
