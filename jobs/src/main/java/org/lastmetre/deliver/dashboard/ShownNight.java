package org.lastmetre.deliver.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.lastmetre.publish.Manifest;

/**
 * The night that a dashboard shows, as the page's first script tells it.
 *
 * @param folder its page files and data
 * @param files the names of its data files, without ending, by jurisdiction
 */
record ShownNight(Path folder, String runId, Map<String, Set<String>> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = "night.js";
  private static final String CALL = "LM.begin";

  /** Where a data file is. */
  Path file(String jurisdiction, String name) {
    return DataFiles.file(folder.resolve(DataFiles.FOLDER), jurisdiction, name);
  }

  /** Whether it has a file, and nobody removed that. */
  boolean has(String jurisdiction, String name) {
    return files.getOrDefault(jurisdiction, Set.of()).contains(name)
        && Files.isRegularFile(file(jurisdiction, name));
  }

  /** Writes the script. */
  static void write(Path night, Manifest manifest, Map<String, Set<String>> files)
      throws IOException {
    List<Map<String, Object>> days =
        manifest.days().stream()
            .map(day -> told(day, files.getOrDefault(day.jurisdiction(), Set.of())))
            .toList();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("run_id", manifest.runId());
    told.put("published_at", manifest.publishedAt().toString());
    told.put("jurisdictions", days);
    DataFiles.writeCall(night.resolve(SCRIPT), CALL, told);
  }

  private static Map<String, Object> told(Manifest.Day day, Set<String> files) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("jurisdiction", day.jurisdiction());
    told.put("zh", day.nameZh());
    told.put("en", day.nameEn());
    told.put("as_of", day.asOf().toString());
    told.put("time_zone", day.timeZone());
    told.put("month_starts_on", day.monthStartsOn());
    told.put("files", files);
    return told;
  }

  /** Reads a night's script; empty where it is none that can be gone on from. */
  static Optional<ShownNight> read(Path night) throws IOException {
    Path script = night.resolve(SCRIPT);
    if (!Files.isRegularFile(script)) {
      return Optional.empty();
    }
    String call = Files.readString(script, StandardCharsets.UTF_8).strip();
    JsonNode told;
    try {
      told = JSON.readTree(StringUtils.removeEnd(StringUtils.removeStart(call, CALL + "("), ");"));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    Map<String, Set<String>> files = new LinkedHashMap<>();
    for (JsonNode place : told.path("jurisdictions")) {
      Set<String> names = new LinkedHashSet<>();
      place.path("files").forEach(name -> names.add(name.asText()));
      files.put(place.path("jurisdiction").asText(), names);
    }
    return Optional.of(new ShownNight(night, told.path("run_id").asText(), files));
  }
}
