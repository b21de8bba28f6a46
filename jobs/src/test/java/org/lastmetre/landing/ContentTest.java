package org.lastmetre.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
  private static final String TEXT = "户编号,状态\nH1,常住\n";

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private Content content(byte[] bytes) throws IOException {
    return Content.of(file(bytes));
  }

  @Test
  void a_content_is_the_same_plain_gzipped_or_zipped() throws IOException {
    byte[] plain = TEXT.getBytes(UTF_8);
    Content content = content(plain);

    assertThat(content(Post.gzipped(plain))).isEqualTo(content);
    assertThat(content(Post.zipped("households.csv", UTF_8, plain))).isEqualTo(content);
  }

  @Test
  void the_id_is_the_sha_256_of_the_bytes() throws IOException {
    // FIPS 180-4, the example of one block.
    assertThat(content("abc".getBytes(UTF_8)).id())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void the_same_text_in_another_encoding_is_another_content() throws IOException {
    assertThat(content(TEXT.getBytes(Post.GB18030)).id())
        .isNotEqualTo(content(TEXT.getBytes(UTF_8)).id());
  }

  @Test
  void utf_8_is_told_with_and_without_byte_order_mark() throws IOException {
    assertThat(content(TEXT.getBytes(UTF_8)).charset()).isEqualTo(UTF_8);
    assertThat(content(("\uFEFF" + TEXT).getBytes(UTF_8)).charset()).isEqualTo(UTF_8);
    assertThat(content("visit_id".getBytes(UTF_8)).charset()).isEqualTo(UTF_8);
    assertThat(content(new byte[0]).charset()).isEqualTo(UTF_8);
  }

  @Test
  void gb18030_is_told_with_its_four_byte_characters() throws IOException {
    assertThat(content(TEXT.getBytes(Post.GB18030)).charset()).isEqualTo(Post.GB18030);
    assertThat(content("村民,𠮷㐂\n".getBytes(Post.GB18030)).charset()).isEqualTo(Post.GB18030);
  }

  @Test
  void utf_16_and_noise_are_neither() throws IOException {
    assertThat(content(TEXT.getBytes(StandardCharsets.UTF_16)).charset()).isNull();
    assertThat(content(new byte[] {(byte) 0xFF, 'a', (byte) 0x80, 'b'}).charset()).isNull();
  }

  @Test
  void half_a_character_at_the_end_is_neither() throws IOException {
    byte[] utf8 = "户".getBytes(UTF_8);
    byte[] gb18030 = "ab户".getBytes(Post.GB18030);

    assertThat(content(Arrays.copyOf(utf8, 1)).charset()).isNull();
    assertThat(content(Arrays.copyOf(gb18030, 3)).charset()).isNull();
  }

  @ParameterizedTest(name = "{0} letters before it")
  @ValueSource(ints = {65_533, 65_534, 65_535, 65_536, 131_071})
  void a_character_may_lie_across_two_buffers(int before) throws IOException {
    String text = "a".repeat(before) + "户𠮷";

    assertThat(content(text.getBytes(UTF_8)).charset()).isEqualTo(UTF_8);
    assertThat(content(text.getBytes(Post.GB18030)).charset()).isEqualTo(Post.GB18030);
  }

  @Test
  void one_wrong_byte_far_into_the_file_is_found() throws IOException {
    byte[] bytes = "户,".repeat(60_000).getBytes(UTF_8);
    bytes[200_001] = (byte) 0xFF;

    assertThat(content(bytes).charset()).isNull();
  }

  @Test
  void a_file_is_opened_as_what_it_is_not_as_what_its_name_says() throws IOException {
    byte[] plain = TEXT.getBytes(UTF_8);
    Path named = Files.write(folder.resolve("households.csv.gz"), plain);

    try (InputStream in = Archive.open(named)) {
      assertThat(in.readAllBytes()).isEqualTo(plain);
    }
  }

  @Test
  void a_file_shorter_than_any_mark_is_plain() throws IOException {
    assertThat(content(new byte[] {'P', 'K'}).charset()).isEqualTo(UTF_8);
    assertThat(content(new byte[] {0x1f}).charset()).isEqualTo(UTF_8);
  }

  @Test
  void half_an_archive_cannot_be_read() throws IOException {
    byte[] packed = Post.gzipped(TEXT.repeat(100).getBytes(UTF_8));
    Path half = file(Arrays.copyOf(packed, packed.length / 2));

    assertThatThrownBy(() -> Content.of(half)).isInstanceOf(IOException.class);
  }

  @Test
  void an_archive_of_folders_cannot_be_read() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed)) {
      out.putNextEntry(new ZipEntry("folder/"));
      out.closeEntry();
    }
    Path empty = file(packed.toByteArray());

    assertThatThrownBy(() -> Content.of(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds 0 files");
  }
}
