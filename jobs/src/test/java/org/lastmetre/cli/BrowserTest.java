package org.lastmetre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser is looked for where commands are. */
final class BrowserTest {
  @TempDir Path folder;

  @Test
  void none_is_told_with_what_to_install() {
    assertThatThrownBy(() -> Browser.on(folder.toString()))
        .isInstanceOf(BadUsage.class)
        .hasMessageContaining("chromium")
        .hasMessageContaining("leave --pdf out");
  }

  @Test
  void one_on_the_path_is_taken() throws IOException {
    Path program = Files.createFile(folder.resolve("chromium"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(Browser.on("/nowhere" + File.pathSeparator + folder).browser()).isEqualTo(program);
  }
}
