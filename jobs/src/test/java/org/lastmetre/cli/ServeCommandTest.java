package org.lastmetre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmetre.testing.FreePort;

/** What stops the server before it starts: one message, with what to do, and code 2. */
class ServeCommandTest {
  @TempDir Path folder;
  private Path warehouse;
  private String said;

  @BeforeEach
  void warehouse_is_there() throws IOException {
    warehouse = folder.resolve("warehouse");
    Files.createDirectories(warehouse.resolve("ops"));
  }

  @Test
  void without_warehouse_it_says_what_to_run() {
    warehouse = folder.resolve("nowhere");
    assertThat(serve("")).isEqualTo(2);
    assertThat(said).contains("There is no warehouse").contains("nightly");
  }

  @Test
  void without_users_it_says_how_to_add_one() throws IOException {
    assertThat(serve("")).isEqualTo(2);
    assertThat(said).contains("There is no users file").contains("--add-user NAME --role");
    Files.writeString(users(), "# none yet\n");
    assertThat(serve("")).isEqualTo(2);
    assertThat(said).contains("is empty").contains("--add-user");
    Files.writeString(users(), "ana:secret\n");
    assertThat(serve("")).isEqualTo(2);
    assertThat(said).contains("warehouse.users:1: not a user");
  }

  @Test
  void user_is_added_with_the_password_of_standard_input_and_removed() throws IOException {
    assertThat(serve("correct-horse\n", "--add-user", "ana", "--role", "analyst")).isZero();
    assertThat(said).contains("ana may sign in as analyst").doesNotContain("correct-horse");
    assertThat(Files.readString(users())).startsWith("ana:analyst:pbkdf2-sha512:");
    assertThat(serve("", "--remove-user", "bob")).isEqualTo(2);
    assertThat(serve("", "--remove-user", "ana")).isZero();
    assertThat(Files.readString(users())).isEmpty();
  }

  @Test
  void user_that_cannot_be_added_is_told_why() {
    assertThat(serve("correct-horse\n", "--add-user", "ana")).isEqualTo(2);
    assertThat(said).contains("--role public");
    assertThat(serve("correct-horse\n", "--add-user", "ana", "--role", "root")).isEqualTo(2);
    assertThat(serve("short\n", "--add-user", "ana", "--role", "public")).isEqualTo(2);
    assertThat(said).contains("too short");
    assertThat(serve("", "--add-user", "ana", "--role", "public")).isEqualTo(2);
    assertThat(said).contains("standard input");
    assertThat(users()).doesNotExist();
  }

  @Test
  void port_in_use_is_told_with_its_option() throws IOException {
    serve("correct-horse\n", "--add-user", "ana", "--role", "analyst");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(serve("", "--port", port)).isEqualTo(2);
      assertThat(said).contains("Port " + port).contains("--port");
      assertThat(serve("", "--port", String.valueOf(FreePort.any()), "--http-port", port))
          .isEqualTo(2);
      assertThat(said).contains("Port " + port).contains("--http-port");
    }
    assertThat(serve("", "--port", "70000")).isEqualTo(2);
    assertThat(serve("", "--host", "no.such.host.invalid")).isEqualTo(2);
    assertThat(said).contains("--host");
  }

  private Path users() {
    return folder.resolve("warehouse.users");
  }

  private int serve(String in, String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    arguments.addAll(List.of("--warehouse", warehouse.toString()));
    arguments.addAll(List.of(options));
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text, true);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
    try {
      return Main.run(out, out, arguments.toArray(String[]::new));
    } finally {
      System.setIn(before);
      said = text.toString();
    }
  }
}
