package org.lastmetre.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lastmetre.contract.Contracts;

class CatalogueTest {
  private static final Path PAGE = Path.of("jobs/catalogue.md");

  @Test
  void the_page_says_what_the_promises_say() throws IOException {
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
        .as("%s is out of date; write it anew with ./lastmetre generate catalogue", PAGE)
        .isEqualTo(new Catalogue(Contracts.bundled()).page());
  }
}
