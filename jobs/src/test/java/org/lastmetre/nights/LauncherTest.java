package org.lastmetre.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.nights.Program.Ended;

/**
 * What the launcher decides: when it builds, which Java it starts and how. The build and the Java
 * of these tests only write down that they were called, the rest is the launcher itself.
 */
class LauncherTest {
  private static final String BUILD =
      """
      #!/bin/sh
      echo "$@" >> builds.txt
      [ ! -e build-fails ] || exit 1
      mkdir -p target
      [ -e target/lastmetre.jar ] || echo jar > target/lastmetre.jar
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      echo "$@" >> '%1$s/runs.txt'
      for option in "$@"; do
        case "$option" in
          -XX:ArchiveClassesAtExit=*) echo classes > "${option#*=}" ;;
        esac
      done
      [ ! -e '%1$s/run-fails' ] || exit 3
      """;

  @TempDir private Path home;
  private Path java;

  @BeforeEach
  void plant() throws IOException {
    script(home.resolve("lastmetre"), Files.readString(Path.of("lastmetre")));
    script(home.resolve("mvnw"), BUILD);
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve("jobs/src/main"));
    Files.writeString(source(), "class Main {}");
    java = java("jdk");
  }

  @Test
  void builds_before_the_first_run_and_not_again() throws Exception {
    assertThat(run("status").err()).contains("Building Last Metre", "正在编译");
    assertThat(run("status").err()).isEmpty();
    assertThat(builds()).containsExactly("-q -B -ntp -Dmaven.test.skip=true package");
    assertThat(runs())
        .hasSize(2)
        .allMatch(
            line -> line.endsWith("-jar " + home.resolve("target/lastmetre.jar") + " status"));
  }

  @Test
  void builds_before_the_first_run_where_target_is_empty() throws Exception {
    Files.createDirectory(home.resolve("target"));
    assertThat(run("status").code()).isZero();
    assertThat(builds()).hasSize(1);
  }

  /**
   * The build leaves the jar as it is when only a comment changed; it counts as new all the same.
   */
  @Test
  void builds_again_once_a_source_is_newer() throws Exception {
    run("status");
    age("target/lastmetre.jar");
    run("status");
    run("status");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void starts_nothing_after_a_build_that_failed() throws Exception {
    Files.createFile(home.resolve("build-fails"));
    Ended ended = run("status");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("the build failed", "编译失败");
    assertThat(ended.out()).isEmpty();
    assertThat(runs()).isEmpty();
  }

  @Test
  void passes_on_arguments_and_exit_code() throws Exception {
    Files.createFile(home.resolve("run-fails"));
    assertThat(run("sql", "SELECT 1  AS `一`").code()).isEqualTo(3);
    assertThat(runs()).singleElement().asString().endsWith(" sql SELECT 1  AS `一`");
  }

  @Test
  void makes_the_archive_once_by_a_night_and_uses_it_from_then_on() throws Exception {
    run("nightly");
    assertThat(home.resolve("target/lastmetre.jsa")).hasContent("classes");
    run("nightly");
    run("status");
    assertThat(runs().get(0)).contains("-XX:ArchiveClassesAtExit=").doesNotContain("Shared");
    assertThat(runs().subList(1, 3))
        .allMatch(
            line ->
                line.contains("-XX:SharedArchiveFile=" + home.resolve("target/lastmetre.jsa"))
                    && !line.contains("ArchiveClassesAtExit"));
  }

  @Test
  void makes_no_archive_of_what_is_no_whole_night() throws Exception {
    run("status");
    run("nightly", "--help");
    Files.createFile(home.resolve("run-fails"));
    run("nightly");
    assertThat(runs()).hasSize(3);
    try (var left = Files.list(home.resolve("target"))) {
      assertThat(left).containsExactly(home.resolve("target/lastmetre.jar"));
    }
  }

  @Test
  void makes_the_archive_anew_for_another_java() throws Exception {
    run("nightly");
    java = java("another-jdk");
    run("nightly");
    run("nightly");
    assertThat(runs().get(1)).contains("ArchiveClassesAtExit").doesNotContain("Shared");
    assertThat(runs().get(2)).contains("SharedArchiveFile").doesNotContain("AtExit");
  }

  @Test
  void makes_the_archive_anew_for_a_program_built_anew() throws Exception {
    run("nightly");
    age("target/lastmetre.jar");
    run("nightly");
    assertThat(builds()).hasSize(2);
    assertThat(runs().get(1)).contains("ArchiveClassesAtExit").doesNotContain("Shared");
  }

  @Test
  void says_in_one_line_that_java_home_is_wrong() throws Exception {
    java = home.resolve("no-such-jdk");
    Ended ended = run("status");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("JAVA_HOME", java.toString(), "JDK 17", "未找到 Java");
    assertThat(home.resolve("builds.txt")).as("nothing is built without Java").doesNotExist();
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return Program.ofLauncher(home.resolve("lastmetre"))
        .with("JAVA_HOME", java.toString())
        .with("LASTMETRE_JAVA_OPTS", "")
        .run(arguments);
  }

  private List<String> builds() throws IOException {
    return lines("builds.txt");
  }

  private List<String> runs() throws IOException {
    return lines("runs.txt");
  }

  private List<String> lines(String file) throws IOException {
    Path path = home.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : List.of();
  }

  private Path source() {
    return home.resolve("jobs/src/main/Main.java");
  }

  /** Makes a file older than the sources. */
  private void age(String file) throws IOException {
    Instant old = Files.getLastModifiedTime(source()).toInstant().minus(Duration.ofHours(1));
    Files.setLastModifiedTime(home.resolve(file), FileTime.from(old));
  }

  private Path java(String name) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name).resolve("bin"));
    script(folder.resolve("java"), JAVA.formatted(home));
    return folder.getParent();
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
