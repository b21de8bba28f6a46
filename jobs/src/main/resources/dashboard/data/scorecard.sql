-- One row per township or community; a file per period.
select /*+ coalesce(1) */ jurisdiction, concat('scorecard/', period, '-', period_start) as file,
  unit_code, unit_name, unit_level, complete, days_elapsed,
  households, households_visited, coverage_rate, due, resolved_on_time, on_time_rate, closed_loop, closed_loop_rate,
  rated, satisfaction_rate, composite, level_on_time_rate, on_time_shrunk, funnel_tail, funnel, band
from gold.scorecard
where (period = 'year' or period_start >= add_months(as_of, if(period = 'month', -25, -37)))
sort by jurisdiction, file, unit_level, unit_code
