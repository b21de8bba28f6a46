-- One row per unit down to the community and category; a file per period.
select /*+ coalesce(1) */ jurisdiction, concat('common/', period, '-', period_start) as file,
  unit_code, unit_name, unit_level, complete, days_elapsed, category,
  raised, households_raising, affected_households, expected, surge_tail, surge
from gold.common_issues
where (period = 'year' or period_start >= add_months(as_of, if(period = 'month', -25, -37)))
  and (unit_code = jurisdiction or unit_level in ('county', 'township', 'community'))
sort by jurisdiction, file, unit_code, raised desc, category
