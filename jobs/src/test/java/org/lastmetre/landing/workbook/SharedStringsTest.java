package org.lastmetre.landing.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStringsTest {
  private static final int MANY = 400_000;

  @TempDir Path folder;

  private ZipFile zip(String xml) throws IOException {
    Path file = folder.resolve("strings.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("strings"));
      out.write(xml.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    return new ZipFile(file.toFile());
  }

  @Test
  void more_strings_than_are_kept_are_found_in_any_order() throws IOException {
    StringBuilder xml = new StringBuilder("<sst>");
    for (int i = 0; i < MANY; i++) {
      xml.append("<si><t>第").append(i).append("户，河口镇柳树村</t></si>");
    }
    Random random = new Random(20260305);
    try (ZipFile zip = zip(xml + "</sst>");
        SharedStrings strings = SharedStrings.read(zip, "strings")) {
      for (int i = 0; i < MANY; i += 997) {
        assertThat(strings.get(i)).isEqualTo("第" + i + "户，河口镇柳树村");
      }
      for (int i = 0; i < 2_000; i++) {
        int number = random.nextInt(MANY);
        assertThat(strings.get(number)).startsWith("第" + number + "户");
      }
      assertThat(strings.get(MANY - 1)).startsWith("第399999户");
    }
  }

  @Test
  void a_string_may_be_empty_rich_or_longer_than_a_page() throws IOException {
    String longOne = "长".repeat(100_000);
    try (ZipFile zip =
            zip(
                "<sst><si><t/></si><si><r><t>a</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh>"
                    + "<r><t xml:space=\"preserve\"> b</t></r></si><si><t>"
                    + longOne
                    + "</t></si><si><t>c</t></si></sst>");
        SharedStrings strings = SharedStrings.read(zip, "strings")) {
      assertThat(strings.get(0)).isEmpty();
      assertThat(strings.get(1)).isEqualTo("a b");
      assertThat(strings.get(2)).isEqualTo(longOne);
      assertThat(strings.get(3)).isEqualTo("c");
    }
  }

  @Test
  void a_number_beyond_the_last_is_damage() throws IOException {
    try (ZipFile zip = zip("<sst><si><t>a</t></si></sst>");
        SharedStrings strings = SharedStrings.read(zip, "strings")) {
      assertThatThrownBy(() -> strings.get(1)).isInstanceOf(ZipException.class);
    }
  }
}
