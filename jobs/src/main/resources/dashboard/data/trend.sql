-- One row per period and jurisdiction or township: the rates that the first view follows over time.
select /*+ coalesce(1) */ c.jurisdiction, concat('trend/', c.period) as file,
  c.period_start, c.complete, c.unit_code, c.unit_name, c.unit_level,
  c.households, c.households_visited, c.coverage_rate, c.households_overdue,
  r.raised, r.due, r.resolved_on_time, r.on_time_rate, r.closed_loop, r.closed_loop_rate,
  s.rated, s.satisfaction_rate, s.satisfaction_low, s.satisfaction_high, s.suppressed
from gold.coverage c
join gold.response r
  on r.jurisdiction = c.jurisdiction and r.period = c.period and r.period_start = c.period_start
  and r.unit_code = c.unit_code and r.category = 'all' and r.channel = 'all'
join gold.satisfaction s
  on s.jurisdiction = c.jurisdiction and s.period = c.period and s.period_start = c.period_start
  and s.unit_code = c.unit_code
where c.unit_code = c.jurisdiction or c.unit_level = 'township'
sort by c.jurisdiction, file, c.unit_code, c.period_start
