package org.lastmetre.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.lastmetre.contract.FreeText;
import org.lastmetre.deliver.dashboard.Dashboard;
import org.lastmetre.ops.Night;
import org.lastmetre.ops.Progress;
import org.lastmetre.publish.Extent;

/**
 * Makes the dashboard after a night that published. Where that fails, the night is as good as it
 * was, and the dashboard of the night before stands: it is told and stands in the log.
 *
 * @param directory the warehouse
 * @param extent whether files that no night changed may be taken from the dashboard of the night
 *     before
 */
record Screen(Dashboard dashboard, Path directory, Extent extent) {

  /** The folder of the dashboard in a warehouse. */
  static Path in(Path directory) {
    return directory.resolve("dashboard");
  }

  /** What is told of a dashboard that was written. */
  static String line(Dashboard.Written written) {
    return "dashboard 看板: %s (%s)".formatted(written.page(), size(written));
  }

  private static String size(Dashboard.Written written) {
    String size = "%,d files, %,d KB".formatted(written.files(), written.bytes() / 1024);
    return written.kept() == 0 ? size : size + ", %,d as before".formatted(written.kept());
  }

  /**
   * Shows the night.
   *
   * @param state how it ended
   * @param progress is told how long it took
   * @return what the operator is told, line by line
   */
  List<String> show(Night.State state, Progress progress) {
    if (state != Night.State.PUBLISHED) {
      return List.of();
    }
    progress.begin("dashboard", 1);
    try {
      Optional<Dashboard.Written> written = dashboard.write(in(directory), extent);
      progress.end("dashboard", written.map(Screen::size).orElse(""));
      return written.map(Screen::line).stream().toList();
    } catch (IOException e) {
      Logs.error(e);
      return List.of(
          "No dashboard in %s: let the account that runs the job write it, then run ./lastmetre dashboard. 看板写不进去：请给运行账号写权限，再运行 dashboard。"
              .formatted(in(directory)));
    } catch (Exception e) {
      // Spark's analysis errors are checked exceptions that its Java signatures do not declare.
      Logs.error(e);
      return List.of(
          "No dashboard: %s; the log tells more, ./lastmetre dashboard tries again. 看板没有生成，详见日志。"
              .formatted(FreeText.masked(StringUtils.substringBefore(e.getMessage(), "\n"))));
    }
  }
}
