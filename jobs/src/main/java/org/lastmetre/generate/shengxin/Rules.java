package org.lastmetre.generate.shengxin;

/** The village's policy: rotation, working hours, and calls that counted as visits in 2020. */
final class Rules {
  static final String POLICY =
      """
      # 盛新村「四种镜子、三访四步」2020: rules of the sample. What is not named here is the default.
      jurisdiction: "310116"
      name: {zh: 枫泾镇盛新村, en: "Shengxin Village, Fengjing"}
      as_of: 2020-12-31
      working_time: {hours: ["08:30-11:30", "13:00-17:00"]}
      coverage:
        effective: [home, phone]          # for weeks of 2020 nobody could go from door to door
        interval_days: {default: 92, key: 45}   # everyone once in a cycle
      response:
        limits:
          - {category: 养老保险, accept: 1 working_days, resolve: 60 working_days}   # decided above the town
          - {priority: urgent, accept: 1 hours, resolve: 24 hours}
          - {priority: enquiry, resolve: 2 working_days}
          - {accept: 1 working_days, resolve: 10 working_days}
        hours: working                    # the village hall answers in working hours
      satisfaction: {basically_weight: 0.9}
      quota: {per: quarter, roles: {village_staff: {group: 3}, inspector: {grid: 1}}}
      rotation: {cycle: quarter}          # then visiting groups swap villager groups
      deliberation: {sessions: 1, per: month, types: [monthly_analysis]}
      small_cells: 3
      submissions: {datasets: [visits, meetings], every: month, due: "17:00"}
      """;

  private Rules() {}
}
