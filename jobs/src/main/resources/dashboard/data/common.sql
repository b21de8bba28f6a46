-- One row per unit down to the community and category; a file per period.
-- file: concat('common/', period, '-', period_start)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, unit_name, unit_level, complete, days_elapsed, category,
  raised, households_raising, affected_households, expected, surge_tail, surge
from gold.common_issues
where {shown}
  and (unit_code = jurisdiction or unit_level in ('county', 'township', 'community'))
sort by jurisdiction, file, unit_code, raised desc, category
