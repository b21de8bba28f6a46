package org.lastmetre.generate.bagongshan;

/** The district's policy: quotas as published, limits of its kind of matters. */
final class Rules {
  static final String POLICY =
      """
      # 八公山区「网组片」2017: rules of the sample. What is not named here is the default.
      jurisdiction: "340405"
      name: {zh: 八公山区, en: Bagongshan District}
      time_zone: Asia/Shanghai
      as_of: 2017-06-30
      coverage:
        interval_days: {default: 180, key: 60, living_alone: 90}
      response:
        limits:
          - {priority: urgent, accept: 2 hours, resolve: 24 hours}
          - {priority: enquiry, resolve: 3 working_days}
          - {category: 道路, accept: 1 working_days, resolve: 20 working_days}
          - {accept: 1 working_days, resolve: 10 working_days}
      quota:                            # a leader keeps a village, staff keep groups, everyone keeps households
        per: quarter
        roles:
          township_leader: {households: 3, community: 1}
          township_staff: {households: 5, group: 1}
          village_staff: {households: 10, group: 1}
          party_member: 10
      deliberation: {sessions: 1, per: quarter, types: [quarterly_review]}
      submissions: {datasets: [visits], every: month, due: "18:00"}   # checked monthly 月检查
      """;

  private Rules() {}
}
