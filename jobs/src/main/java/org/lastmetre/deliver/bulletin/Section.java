package org.lastmetre.deliver.bulletin;

import java.util.List;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Sheet.Chart;
import org.lastmetre.deliver.paper.Sheet.Heading;
import org.lastmetre.deliver.paper.Sheet.Line;
import org.lastmetre.deliver.paper.Words;

/** What the sheets of a bulletin have in common. */
final class Section {
  private Section() {}

  /**
   * A sheet of figures: under its title whose figures they are, at its foot what they mean and what
   * their signs say.
   *
   * @param name of the sheet among the words, and of its note
   */
  static Sheet of(
      Figures figures,
      String name,
      String title,
      List<Heading> headings,
      List<Line> lines,
      List<Chart> charts) {
    Words words = figures.words();
    return new Sheet(
        words.say(name),
        title,
        List.of(lead(figures)),
        headings,
        lines,
        charts,
        List.of(words.say(name + "_note"), words.say("signs")));
  }

  /** Whose figures, of which days, and as of when. */
  static String lead(Figures figures) {
    Edition edition = figures.edition();
    Words words = figures.words();
    return words.say(
        "lead",
        edition.name(words.language()),
        Edition.said(edition.period(), words),
        edition.period().start(),
        edition.end(),
        edition.day().asOf());
  }
}
