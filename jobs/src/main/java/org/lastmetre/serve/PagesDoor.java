package org.lastmetre.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP side: the files of the dashboard's folder, as they lie there at the moment. Answers GET
 * and HEAD, lists no folder, and knows no file but those of the kinds that a dashboard is made of.
 */
final class PagesDoor implements AutoCloseable {
  private static final int THREADS = 8;

  private static final Map<String, String> KINDS =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png");

  /** Charts and their hints set styles of their own; scripts come from files alone. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()");

  private final Path folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private PagesDoor(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Opens the door.
   *
   * @param folder the dashboard's; may not be there yet
   * @throws IOException when the port cannot be had
   */
  static PagesDoor open(Path folder, String host, int port) throws IOException {
    // Seconds that one request and its answer may take: who sends slowly holds no thread for long.
    System.setProperty("sun.net.httpserver.maxReqTime", "20");
    System.setProperty("sun.net.httpserver.maxRspTime", "300");
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    PagesDoor door = new PagesDoor(folder, server);
    server.createContext("/", door::answer);
    server.setExecutor(door.threads);
    server.start();
    return door;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      ALWAYS.forEach(headers::set);
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        headers.set("Allow", "GET, HEAD");
        say(exchange, 405, "Only GET and HEAD. 只支持 GET 和 HEAD。");
        return;
      }
      String path = exchange.getRequestURI().getPath();
      Optional<Path> file = file(path == null ? "" : path);
      if (file.isEmpty()) {
        say(
            exchange,
            404,
            Files.exists(folder.resolve("index.html"))
                ? "There is no such page. 没有这个页面。"
                : "No dashboard yet: it comes with the first published night. 尚无看板，首次发布后即有。");
        return;
      }
      send(exchange, file.get());
    }
  }

  /** The file of a request; empty for what is no file of the dashboard. */
  private Optional<Path> file(String path) throws IOException {
    String name = path.equals("/") ? "/index.html" : path;
    if (!name.matches("(/[A-Za-z0-9_-][A-Za-z0-9_.~-]*)+") || kind(name).isEmpty()) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name.substring(1));
      return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  private static Optional<String> kind(String name) {
    return Optional.ofNullable(KINDS.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      long size = Files.size(file);
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", kind(file.toString()).orElseThrow());
      // The page names a night's folder, whose files never change.
      headers.set(
          "Cache-Control",
          file.endsWith("index.html") ? "no-cache" : "private, max-age=86400, immutable");
      if (exchange.getRequestMethod().equals("HEAD")) {
        headers.set("Content-Length", String.valueOf(size));
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
      try (OutputStream out = exchange.getResponseBody()) {
        bytes.transferTo(out);
      }
    }
  }

  private static void say(HttpExchange exchange, int code, String sentence) throws IOException {
    byte[] text = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/plain; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(code, -1);
      return;
    }
    exchange.sendResponseHeaders(code, text.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(text);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
