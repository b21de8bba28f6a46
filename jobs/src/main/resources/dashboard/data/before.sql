-- One row per kind of period: the jurisdiction's figures of the running period, as published before.
select /*+ coalesce(1) */ c.jurisdiction, 'before' as file,
  c.period, c.period_start, c.as_of, c.households, c.households_visited, c.coverage_rate, c.households_overdue,
  r.due, r.on_time_rate, r.closed_loop_rate, s.rated, s.satisfaction_rate
from gold.coverage c
join gold.response r
  on r.jurisdiction = c.jurisdiction and r.period = c.period and r.period_start = c.period_start
  and r.unit_code = c.unit_code and r.category = 'all' and r.channel = 'all'
join gold.satisfaction s
  on s.jurisdiction = c.jurisdiction and s.period = c.period and s.period_start = c.period_start
  and s.unit_code = c.unit_code
where c.unit_code = c.jurisdiction
  and c.period_start >= add_months(c.as_of, -13)
sort by c.jurisdiction, file, c.period, c.period_start
