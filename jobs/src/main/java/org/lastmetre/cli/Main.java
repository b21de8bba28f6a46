package org.lastmetre.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.lastmetre.contract.FreeText;
import org.lastmetre.policy.PolicyException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
    name = "lastmetre",
    version = "Last Metre 最后一米 0.1.0",
    mixinStandardHelpOptions = true,
    description = {
      "Measures whether every household was visited, every issue answered, every answer satisfied.",
      "逐夜计算走访覆盖率、办理时效与群众满意度。"
    },
    subcommands = {
      NightlyCommand.class,
      SqlCommand.class,
      StatusCommand.class,
      DashboardCommand.class,
      BulletinCommand.class,
      TemplateCommand.class,
      RevealCommand.class,
      DoctorCommand.class,
      ExplainCommand.class,
      PublishCommand.class,
      ServeCommand.class,
      MaintainCommand.class,
      GenerateCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 published or nothing to publish; 1 failed; 2 bad usage or configuration;",
      "            3 a gate stopped publication; 4 another run holds the warehouse"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs one command; answers with its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commands = new CommandLine(new Main());
    commands.setOut(out);
    commands.setErr(err);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof PolicyException || exception instanceof BadUsage) {
            err.println(FreeText.masked(exception.getMessage()));
            return ExitCode.USAGE;
          }
          err.println("lastmetre: " + FreeText.masked(firstLine(exception)));
          err.println("           details: " + Logs.file());
          Logs.error(exception);
          return ExitCode.FAILED;
        });
    return commands.execute(args);
  }

  private static String firstLine(Throwable exception) {
    String message = exception.getMessage();
    return message == null
        ? exception.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
