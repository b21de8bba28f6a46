-- One row per unit and category of issues that fell due; a file per period. Below communities only the totals.
-- file: concat('due/', period, '-', period_start)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, unit_name, unit_level, complete, days_elapsed, category,
  due, closed, closed_rate, closed_on_time, on_time_rate
from gold.response_due
where {shown}
  and (category = 'all' or unit_level in ('county', 'township', 'community'))
sort by jurisdiction, file, unit_code, category <> 'all', due desc, category
