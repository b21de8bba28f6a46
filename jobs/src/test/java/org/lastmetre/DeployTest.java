package org.lastmetre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.cli.Main;
import picocli.CommandLine;

/** What {@code deploy/} offers is understood by systemd, by cron and by the program itself. */
class DeployTest {
  private static final Path DEPLOY = Path.of("deploy");
  private static final String HOME = "/opt/lastmetre";
  private static final Pattern COMMAND = Pattern.compile(HOME + "/lastmetre ([^;\\n]*)");
  private static final Pattern CRON_LINE =
      Pattern.compile("(?m)^[0-9*/,-]+ [0-9*/,-]+ [0-9*/,-]+ [0-9*/,-]+ [0-9*/,-]+ [a-z]+ \\S.*$");

  @ParameterizedTest
  @ValueSource(strings = {"lastmetre.service", "lastmetre.cron"})
  void the_program_knows_each_command_and_option(String file) throws IOException {
    List<String> commands =
        COMMAND.matcher(read(file)).results().map(match -> match.group(1).strip()).toList();
    assertThat(commands).hasSize(2);
    for (String command : commands) {
      CommandLine program = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
      assertThatCode(() -> program.parseArgs(command.split(" ")))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  /** In a line of a crontab a bare {@code %} is a line break. */
  @Test
  void cron_reads_one_line() throws IOException {
    assertThat(CRON_LINE.matcher(read("lastmetre.cron")).results().map(MatchResult::group))
        .singleElement()
        .asString()
        .doesNotContain("%");
  }

  @Test
  void systemd_accepts_the_units(@TempDir Path folder) throws Exception {
    assumeTrue(onPath("systemd-analyze"), "systemd-analyze is missing; apt-get install systemd");
    String here = Path.of("").toAbsolutePath().toString();
    for (String file : List.of("lastmetre.service", "lastmetre.timer")) {
      Files.writeString(folder.resolve(file), read(file).replace(HOME, here));
    }
    Process process =
        new ProcessBuilder(
                "systemd-analyze",
                "verify",
                "--man=no",
                folder.resolve("lastmetre.service").toString(),
                folder.resolve("lastmetre.timer").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines().filter(line -> line.contains("lastmetre"))).isEmpty();
  }

  private static String read(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file), StandardCharsets.UTF_8);
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
