package org.lastmetre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MartDoorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/county?user=a&password=hush",
        "jdbc:postgresql://a:hush@localhost/county",
        "jdbc:mysql://localhost/county?hush",
        "localhost/county"
      })
  void other_databases_and_passwords_in_sight_are_refused_unsaid(String url) {
    assertThatThrownBy(() -> MartDoor.of(url, "a"))
        .isInstanceOf(BadUsage.class)
        .hasMessageNotContaining("hush");
  }

  @Test
  void a_database_that_does_not_answer_is_told_in_one_line() {
    MartDoor door = MartDoor.of("jdbc:postgresql://127.0.0.1:1/county?sslmode=disable", "a");
    assertThatThrownBy(door::open)
        .isInstanceOfSatisfying(
            SQLException.class,
            failure -> {
              assertThat(door.isWrongly(failure)).isFalse();
              assertThat(door.told(failure).lines())
                  .singleElement()
                  .asString()
                  .startsWith("Not published to jdbc:postgresql://127.0.0.1:1/county: ")
                  .contains("publish again");
            });
  }
}
