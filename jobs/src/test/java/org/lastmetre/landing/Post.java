package org.lastmetre.landing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.Contracts;
import org.lastmetre.policy.Jurisdiction;
import org.lastmetre.policy.Source;

/**
 * One jurisdiction's folder in which tests put files as senders do.
 *
 * @param source the source directory
 */
record Post(Path source) {
  static final Contracts CONTRACTS = Contracts.bundled();
  static final Charset GB18030 = Charset.forName("GB18030");

  private static final Map<String, Set<String>> DATASETS =
      CONTRACTS.inputs().stream()
          .collect(
              Collectors.toMap(
                  table -> table.name(),
                  table ->
                      table.inputColumns().stream().map(Column::name).collect(Collectors.toSet())));

  /** A jurisdiction 321323 in an empty source directory. */
  static Post in(Path source) throws IOException {
    Post post = new Post(source);
    post.write("policy.yaml", "jurisdiction: \"321323\"\nname: {zh: 泗阳县, en: Siyang County}\n");
    return post;
  }

  /** The folder as the job reads it. */
  Jurisdiction jurisdiction() {
    return Source.read(source, DATASETS).get(0);
  }

  Path send(String path, String text) throws IOException {
    return send(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Path send(String path, byte[] bytes) throws IOException {
    return write("landing/" + path, bytes);
  }

  void map(String name, String yaml) throws IOException {
    write("mapping/" + name, yaml);
  }

  private void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String path, byte[] bytes) throws IOException {
    Path file = source.resolve("siyang").resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** An archive of a folder and one file, the file's name written in that encoding. */
  static byte[] zipped(String name, Charset nameIn, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(packed, nameIn)) {
      out.putNextEntry(new ZipEntry("folder/"));
      out.closeEntry();
      out.putNextEntry(new ZipEntry("folder/" + name));
      out.write(bytes);
      out.closeEntry();
    }
    return packed.toByteArray();
  }
}
