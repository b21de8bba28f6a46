package org.lastmetre.generate.siyang;

/** The county's policy: what its three musts ask for. */
final class Rules {
  static final String POLICY =
      """
      # 泗阳县「三有三必」2021: rules of the sample. What is not named here is the default.
      jurisdiction: "321323"
      name: {zh: 泗阳县, en: Siyang County}
      as_of: 2021-12-31
      coverage:                          # 有情必知: no blind spot, whoever is away is reached by telephone
        effective: [home, phone]
        interval_days: {default: 120, key: 30, living_alone: 30, left_behind: 60}
      response:                          # 有事必帮: whoever is asked first owns the matter to the end 首问负责
        limits:
          - {priority: urgent, accept: 1 hours, resolve: 12 hours}     # 急难愁事项: the same day
          - {priority: enquiry, resolve: 1 working_days}
          - {category: 基础设施, accept: 1 working_days, resolve: 30 days}
          - {accept: 1 working_days, resolve: 7 days}
        starts: accepted                 # the clock of the first person asked
      deliberation: {sessions: 1, per: quarter, types: [village_talk]}   # 有惑必解: 小村说事日 each quarter
      submissions: {datasets: [visits, issues, issue_events], every: month, due: "18:00"}
      """;

  private Rules() {}
}
