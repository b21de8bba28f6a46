package org.lastmetre.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFileTest {
  private static final String PASSWORD = "correct-horse";

  @TempDir Path folder;

  @Test
  void who_was_added_signs_in_with_the_password_alone() {
    UsersFile users = users();
    users.put("王芳", Role.ANALYST, PASSWORD.toCharArray());
    users.put("public", Role.PUBLIC, PASSWORD.toCharArray());

    assertThat(users.signIn("王芳", PASSWORD)).contains(Role.ANALYST);
    assertThat(users.signIn("public", PASSWORD)).contains(Role.PUBLIC);
    assertThat(users.signIn("public", PASSWORD + " ")).isEmpty();
    assertThat(users.signIn("public", "")).isEmpty();
    assertThat(users.signIn("Public", PASSWORD)).isEmpty();
    assertThat(users.signIn("nobody", "-")).isEmpty();
  }

  @Test
  void adding_again_changes_password_and_role() {
    UsersFile users = users();
    users.put("ana", Role.PUBLIC, PASSWORD.toCharArray());
    users.put("ana", Role.ANALYST, "another-horse".toCharArray());

    assertThat(users.size()).isEqualTo(1);
    assertThat(users.signIn("ana", PASSWORD)).isEmpty();
    assertThat(users.signIn("ana", "another-horse")).contains(Role.ANALYST);
  }

  @Test
  void who_is_removed_is_there_no_more() {
    UsersFile users = users();
    users.put("ana", Role.PUBLIC, PASSWORD.toCharArray());

    assertThat(users.remove("bob")).isFalse();
    assertThat(users.remove("ana")).isTrue();
    assertThat(users.signIn("ana", PASSWORD)).isEmpty();
  }

  @Test
  void file_is_for_its_owner_alone_and_tells_no_password() throws IOException {
    UsersFile users = users();
    users.put("ana", Role.PUBLIC, PASSWORD.toCharArray());
    users.put("bob", Role.PUBLIC, PASSWORD.toCharArray());

    Path file = folder.resolve("users");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain(PASSWORD);
    assertThat(Files.readAllLines(file).stream().map(line -> line.split(":", -1)[5]).distinct())
        .as("each with a salt of its own")
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "a@b", "a/b", "a b", "a\nb", "../x", "a'--", "-x"})
  void what_is_no_name_is_not_added(String name) {
    assertThatThrownBy(() -> users().put(name, Role.PUBLIC, PASSWORD.toCharArray()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.resolve("users")).doesNotExist();
  }

  @Test
  void short_password_is_not_taken() {
    assertThatThrownBy(() -> users().put("ana", Role.PUBLIC, "short".toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana",
        "ana:public:plain",
        "ana:root:pbkdf2-sha512:1:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAA==",
        "ana:public:pbkdf2-sha512:0:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAA==",
        "ana:public:pbkdf2-sha512:1:AAAA:AAAA",
        "ana:public:pbkdf2-sha512:1::"
      })
  void broken_line_is_told_with_its_number(String line) throws IOException {
    Files.writeString(folder.resolve("users"), "# readers\n\n" + line + "\n");
    assertThatThrownBy(() -> users().size())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("users:3: not a user");
  }

  private UsersFile users() {
    return new UsersFile(folder.resolve("users"));
  }
}
