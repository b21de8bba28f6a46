-- One row per period and jurisdiction or township: the rates that the first view follows over time; a file per kind of
-- period and year, so that a night writes few of them. Each table is asked for its file's rows alone.
-- file: concat('trend/', period, '-', year(period_start))
with covered as (
  select {file} as file, * from gold.coverage where unit_code = jurisdiction or unit_level = 'township'
),
responded as (
  select {file} as file, * from gold.response
  where category = 'all' and channel = 'all' and (unit_code = jurisdiction or unit_level = 'township')
),
asked as (
  select {file} as file, * from gold.satisfaction where unit_code = jurisdiction or unit_level = 'township'
)
select /*+ coalesce(1) */ c.jurisdiction, c.file,
  c.period_start, c.complete, c.unit_code, c.unit_name, c.unit_level,
  c.households, c.households_visited, c.coverage_rate, c.households_overdue,
  r.raised, r.due, r.resolved_on_time, r.on_time_rate, r.closed_loop, r.closed_loop_rate,
  s.rated, s.satisfaction_rate, s.satisfaction_low, s.satisfaction_high, s.suppressed
from covered c
join responded r using (jurisdiction, file, period, period_start, unit_code)
join asked s using (jurisdiction, file, period, period_start, unit_code)
sort by c.jurisdiction, c.file, c.unit_code, c.period_start
