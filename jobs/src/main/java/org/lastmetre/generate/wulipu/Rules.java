package org.lastmetre.generate.wulipu;

/** The sub-district's policy: whoever takes a matter on answers for it from that moment. */
final class Rules {
  static final String POLICY =
      """
      # 五里铺街道「片组邻三长制」2023: rules of the sample. What is not named here is the default.
      jurisdiction: "430304"
      name: {zh: 五里铺街道, en: Wulipu Sub-district}
      as_of: 2023-08-18
      month_starts_on: 19               # assessed from the 19th to the 18th; talks are held in between
      coverage:
        denominator: [resident]         # an empty flat and a family gone away have no neighbour head to open to
        interval_days: {default: 180, key: 31, living_alone: 31}   # who lives alone is seen monthly
      response:
        limits:
          - {channel: order, accept: 2 hours, resolve: 2 days}     # ordered 点单, taken 接单
          - {priority: urgent, accept: 2 hours, resolve: 24 hours}
          - {category: 物业管理, accept: 1 days, resolve: 15 days}   # goes to the owners' committee first
          - {accept: 1 days, resolve: 7 days}
        starts: accepted                # the taker follows through 谁接单谁负责
      satisfaction: {basically_weight: 0.8}
      quota:                            # three tiers of responsibility, each for a unit of its own
        per: month
        roles:
          area_head: {grid: 1}
          group_head: {group: 1}
          neighbour_head: {neighbour: 1}
      deliberation: {sessions: 1, per: month, types: [estate_talk]}   # 小区治理谈
      submissions: {datasets: [visits, service_orders, issues, issue_events], every: month, due: "18:00"}
      """;

  private Rules() {}
}
