package org.lastmetre.generate.township;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Objects, one a line, in UTF-8. */
final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  static byte[] bytes(List<Map<String, Object>> objects) {
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> object : objects) {
      try {
        text.append(JSON.writeValueAsString(object)).append('\n');
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("No JSON can be made of " + object + ".", e);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
