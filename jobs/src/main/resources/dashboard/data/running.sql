-- One row per period of the last thirteen months: the jurisdiction's figures; a file per day that they are as of. The
-- next night's page compares its own with those of the day before.
with covered as (
  select * from gold.coverage
  where unit_code = jurisdiction and period_start >= add_months(as_of, -13)
    and period_start >= add_months({earliest}, -13) -- without opening the files of others
),
responded as (
  select * from gold.response
  where unit_code = jurisdiction and category = 'all' and channel = 'all' and period_start >= add_months({earliest}, -13)
),
asked as (
  select * from gold.satisfaction where unit_code = jurisdiction and period_start >= add_months({earliest}, -13)
)
select /*+ coalesce(1) */ c.jurisdiction, concat('running/', c.as_of) as file,
  c.period, c.period_start, c.as_of, c.households, c.households_visited, c.coverage_rate, c.households_overdue,
  r.due, r.on_time_rate, r.closed_loop_rate, s.rated, s.satisfaction_rate
from covered c
join responded r using (jurisdiction, period, period_start, unit_code)
join asked s using (jurisdiction, period, period_start, unit_code)
sort by c.jurisdiction, file, c.period, c.period_start
