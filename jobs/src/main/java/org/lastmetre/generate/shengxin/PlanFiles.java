package org.lastmetre.generate.shengxin;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lastmetre.generate.township.DateStyle;
import org.lastmetre.generate.township.Landing;
import org.lastmetre.generate.township.Page;
import org.lastmetre.generate.township.Reason;
import org.lastmetre.generate.township.WorkbookStyle;

/** Publishes each quarter's plan, on one sheet beside what became of the last one on another. */
final class PlanFiles {
  private static final String SENDER = Village.TOWN.code();
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 6);

  private final Plans plans;

  PlanFiles(Plans plans) {
    this.plans = plans;
  }

  void send(Landing landing) throws IOException {
    landing.send(SENDER, FIRST, "季度计划", List.of(published(Cycle.ALL.get(0))));
    for (Cycle cycle : Cycle.ALL) {
      List<Page> pages = new ArrayList<>(List.of(followedUp(cycle)));
      if (cycle.number() + 1 < Cycle.ALL.size()) {
        pages.add(published(Cycle.ALL.get(cycle.number() + 1)));
      }
      landing.send(SENDER, cycle.sent(), "季度计划", pages);
    }
  }

  private Page published(Cycle cycle) {
    Page page = page(cycle, "计划");
    plans.of(cycle).forEach(task -> page.sheet().add(task.planned(page.hand())));
    if (cycle.number() == 2) {
      page.sheet()
          .add(
              plans
                  .of(cycle)
                  .get(0)
                  .planned(page.hand())
                  .with("project_id", "2020-Q3-9")
                  .refused("planned_finish", "国庆前", Reason.BAD_DATE));
    }
    return page;
  }

  private Page followedUp(Cycle cycle) {
    Page page = page(cycle, "落实");
    plans.of(cycle).forEach(task -> page.sheet().add(task.followedUp(page.hand())));
    return page;
  }

  private static Page page(Cycle cycle, String what) {
    WorkbookStyle style =
        WorkbookStyle.sheet(cycle.label() + what)
            .titled("盛新村2020年" + cycle.label() + "工作" + what + "情况公开")
            .totalled("公开时间：　　　　监督电话：15400000116");
    return Page.of("projects", style, DateStyle.CELL, Words.LEDGER);
  }
}
