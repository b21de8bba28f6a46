package org.lastmetre.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void a_slip_of_one_letter_is_seen() {
    assertThat(Nearest.of("走访方试", List.of("走访结果", "走访方式"))).contains("走访方式");
    assertThat(Nearest.of("vists", List.of("issues", "visits"))).contains("visits");
  }

  @Test
  void case_blanks_and_joiners_are_no_difference() {
    assertThat(Nearest.of("Visited At", List.of("visited_at"))).contains("visited_at");
  }

  @Test
  void a_short_word_must_be_nearer() {
    assertThat(Nearest.of("户号", List.of("姓名"))).isEmpty();
    assertThat(Nearest.of("天气", List.of("走访时间", "走访结果"))).isEmpty();
  }
}
