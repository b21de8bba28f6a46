package org.lastmetre.deliver.bulletin;

import java.util.ArrayList;
import java.util.List;
import org.lastmetre.deliver.paper.Format;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Sheet.Cell;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Words;

/** What the figures mean, in the words of the tables' promises. */
final class DefinitionSection {
  private DefinitionSection() {}

  static Sheet of(Figures figures) {
    Words words = figures.words();
    List<Line> lines = new ArrayList<>();
    add(figures, "coverage", UnitSections.COVERAGE, lines);
    add(figures, "response_due", UnitSections.DUE, lines);
    add(figures, "response", UnitSections.RESPONSE, lines);
    add(figures, "satisfaction", UnitSections.SATISFACTION, lines);
    add(
        figures,
        "scorecard",
        List.of("band", "composite", "on_time_shrunk", "level_on_time_rate", "funnel"),
        lines);
    add(figures, "backlog", IssueSections.BACKLOG.subList(0, 4), lines);
    add(figures, "common_issues", IssueSections.COMMON, lines);
    add(figures, "submissions", UnitSections.SUBMISSIONS, lines);
    return new Sheet(
        words.say("definitions"),
        words.say("definitions_title"),
        List.of(Section.lead(figures)),
        List.of(new Heading(words.say("measure"), 22), new Heading(words.say("meaning"), 118)),
        lines,
        List.of(),
        List.of(words.say("definitions_note")));
  }

  private static void add(Figures figures, String table, List<String> columns, List<Line> lines) {
    Words words = figures.words();
    lines.add(UnitSections.group(words.code("table", table) + "  gold." + table));
    for (String column : columns) {
      lines.add(
          Line.plain(
              List.of(
                  Cell.text(words.heading(table, column)),
                  Cell.of(
                      words.language().of(figures.column(table, column).description()),
                      Format.TEXT))));
    }
  }
}
