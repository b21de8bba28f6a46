package org.lastmetre.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  private static final Map<String, Set<String>> DATASETS =
      Map.of(
          "visits", Set.of("visit_id"),
          "issues", Set.of("issue_id"),
          "issue_events", Set.of("event"));

  @TempDir Path source;

  private void write(String path, String text) throws IOException {
    Path file = source.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String mapping(String glob) {
    return "match: '%s'\ntargets: [{dataset: issues, columns: {issue_id: a}}]\n".formatted(glob);
  }

  @Test
  void jurisdictionsComeByCode() throws IOException {
    write("a/policy.yaml", "jurisdiction: '9'\nname: x\n");
    write("b/policy.yaml", "jurisdiction: '1'\nname: x\n");
    write("b/mapping/z.yaml", mapping("*/*/z*.csv"));
    write("b/mapping/k.yaml", mapping("*/*/k*.csv"));
    write("b/mapping/.hidden.yaml", "broken: [");
    write("b/mapping/notes.txt", "none");
    write(".git/config", "none");
    write("README.md", "none");
    List<Jurisdiction> read = Source.read(source, DATASETS);
    assertThat(read).extracting(j -> j.policy().jurisdiction()).containsExactly("1", "9");
    assertThat(read.get(0).folder()).isEqualTo(source.resolve("b"));
    assertThat(read.get(0).mappings())
        .extracting(Mapping::name)
        .containsExactly("k.yaml", "z.yaml");
    assertThat(read.get(1).mappings()).isEmpty();
  }

  @Test
  void oneMappingReadsAFile() throws IOException {
    write("b/policy.yaml", "jurisdiction: '1'\nname: x\n");
    write("b/mapping/k.yaml", mapping("*/*/requests*.csv"));
    write("b/mapping/z.yaml", mapping("KC/*/*2.csv"));
    Jurisdiction jurisdiction = Source.read(source, DATASETS).get(0);
    assertThat(jurisdiction.mappingFor("KC/2016-03-05/requests.csv").orElseThrow().name())
        .isEqualTo("k.yaml");
    assertThat(jurisdiction.mappingFor("KC/2016-03-05/x2.csv").orElseThrow().name())
        .isEqualTo("z.yaml");
    assertThat(jurisdiction.mappingFor("KC/2016-03-05/visits.csv")).isEmpty();
    assertThatThrownBy(() -> jurisdiction.mappingFor("KC/2016-03-05/requests2.csv"))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            source.resolve("b/mapping")
                + ": match: the file landing/KC/2016-03-05/requests2.csv is matched by k.yaml"
                + " (match: */*/requests*.csv) and z.yaml (match: KC/*/*2.csv); a file is read by"
                + " one mapping alone: narrow one of the globs");
  }

  @Test
  void equalGlobsAreRefusedAtOnce() throws IOException {
    write("b/policy.yaml", "jurisdiction: '1'\nname: x\n");
    write("b/mapping/k.yaml", mapping("*/*/a.csv"));
    write("b/mapping/z.yaml", mapping("*/*/a.csv"));
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            source.resolve("b/mapping/z.yaml")
                + ": match: '*/*/a.csv' is also matched by "
                + source.resolve("b/mapping/k.yaml")
                + "; a file is read by one mapping alone: narrow one of the globs");
  }

  @Test
  void missingSourceIsNamed() {
    assertThatThrownBy(() -> Source.read(source.resolve("none"), DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            source.resolve("none")
                + ": the source directory is missing; name one with --source that holds a folder"
                + " with policy.yaml per jurisdiction");
  }

  @Test
  void emptySourceIsNamed() throws IOException {
    write(".git/config", "none");
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            source
                + ": the source directory holds no jurisdiction; make a folder with policy.yaml for"
                + " each");
  }

  @Test
  void folderWithoutPolicyIsNamed() throws IOException {
    write("a/landing/x.csv", "none");
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            source.resolve("a")
                + ": the folder has no policy.yaml; write one with jurisdiction and name, or move"
                + " the folder out of the source directory");
    write("a/policy.yml", "jurisdiction: '1'\nname: x\n");
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .hasMessageContaining(
            "has no policy.yaml; write one with jurisdiction and name, or rename"
                + " policy.yml, or move");
  }

  @Test
  void twoPoliciesWithOneCodeAreNamed() throws IOException {
    write("a/policy.yaml", "jurisdiction: '1'\nname: x\n");
    write("b/policy.yaml", "jurisdiction: 1\nname: y\n");
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            source.resolve("b/policy.yaml")
                + ": jurisdiction: '1' is also the code of "
                + source.resolve("a/policy.yaml")
                + "; each jurisdiction has a code of its own");
  }

  @Test
  void brokenPolicyIsNamedWithItsLine() throws IOException {
    write("a/policy.yaml", "jurisdiction: '1'\nname: x\nsmall_cells: many\n");
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(
            source.resolve("a/policy.yaml") + ":3: small_cells: 'many' is not a whole number");
  }

  @Test
  void brokenMappingIsNamedWithItsLine() throws IOException {
    write("a/policy.yaml", "jurisdiction: '1'\nname: x\n");
    write("a/mapping/k.yaml", "match: a.csv\ntargets: none\n");
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith(
            source.resolve("a/mapping/k.yaml") + ":2: targets: is the single value 'none'");
    Files.delete(source.resolve("a/mapping/k.yaml"));
    write("a/mapping/k.yml", mapping("a.csv"));
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .hasMessage(
            source.resolve("a/mapping/k.yml")
                + ": mappings end in .yaml, this file would be passed over; rename it");
  }

  @Test
  void unreadablePolicyIsNamed() throws IOException {
    Files.createDirectories(source.resolve("a/policy.yaml"));
    assertThatThrownBy(() -> Source.read(source, DATASETS))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("has no policy.yaml");
  }
}
