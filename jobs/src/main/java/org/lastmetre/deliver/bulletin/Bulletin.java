package org.lastmetre.deliver.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lastmetre.contract.Contracts;
import org.lastmetre.deliver.paper.Document;
import org.lastmetre.deliver.paper.Sheet;
import org.lastmetre.deliver.paper.Words;
import org.lastmetre.lake.Lake;

/** The monthly check, quarterly bulletin or yearly review of a jurisdiction. */
public final class Bulletin {
  private Bulletin() {}

  /**
   * Makes it from what its edition's night published.
   *
   * @return empty when nothing is published of the period
   */
  public static Optional<Document> of(
      Lake lake, Contracts contracts, Edition edition, Words words) {
    Figures figures = new Figures(lake, contracts, edition, words);
    List<Unit> units =
        Unit.shown(figures.rows("coverage", edition.period(), "true"), edition.jurisdiction());
    if (units.isEmpty()) {
      return Optional.empty();
    }
    String title = words.say("bulletin_" + edition.period().kind().word());
    UnitSections ofUnits = new UnitSections(figures, units);
    IssueSections ofIssues = new IssueSections(figures, units);
    ChangeSections changes = new ChangeSections(figures, units);
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(changes.cover(title));
    sheets.add(ofUnits.coverage());
    sheets.add(ofUnits.due());
    sheets.add(ofUnits.response());
    sheets.add(ofUnits.satisfaction());
    sheets.add(new ScorecardSection(figures).sheet());
    sheets.add(ofIssues.backlog());
    sheets.add(ofIssues.trend());
    sheets.add(ofIssues.common());
    sheets.add(changes.changes());
    sheets.add(ofUnits.submissions());
    // After all the others: it lists the changes of the figures they show.
    sheets.add(changes.restated());
    sheets.add(DefinitionSection.of(figures));
    return Optional.of(
        new Document(
            title,
            words.say(
                "about",
                edition.name(words.language()),
                Edition.said(edition.period(), words),
                edition.day().asOf()),
            words.say("source", edition.night().runId()),
            edition.night().publishedAt(),
            words,
            sheets));
  }
}
