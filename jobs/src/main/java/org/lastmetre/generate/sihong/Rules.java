package org.lastmetre.generate.sihong;

/** The county's policy: nobody left out, and satisfaction as the yardstick. */
final class Rules {
  static final String POLICY =
      """
      # 泗洪县「干部下沉知情解难」2025: rules of the sample. What is not named here is the default.
      jurisdiction: "321324"
      name: {zh: 泗洪县, en: Sihong County}
      as_of: 2025-06-30
      coverage:                               # 横到边、纵到底、全覆盖、无遗漏: empty flats are counted too
        effective: [home, phone]
        denominator: [resident, away, vacant]
        interval_days: {default: 90, key: 30, living_alone: 30}
      response:                               # Jiangsu: enquiries 3 working days, the rest 5
        limits:
          - {priority: enquiry, accept: 1 working_days, resolve: 3 working_days}
          - {accept: 1 working_days, resolve: 5 working_days}
        starts: dispatched                    # a department's clock runs from the dispatch 派单
        warning_share: 0.4
      satisfaction: {basically_weight: 0.9}
      scorecard:                              # satisfaction weighs most
        weights: {coverage: 0.2, on_time: 0.2, closed_loop: 0.2, satisfaction: 0.4}
      submissions: {datasets: [visits, issues, issue_events], every: month, due: "18:00"}
      """;

  private Rules() {}
}
