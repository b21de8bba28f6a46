-- One row per township or community; a file per period.
-- file: concat('scorecard/', period, '-', period_start)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, unit_name, unit_level, complete, days_elapsed,
  households, households_visited, coverage_rate, due, resolved_on_time, on_time_rate, closed_loop, closed_loop_rate,
  rated, satisfaction_rate, composite, level_on_time_rate, on_time_shrunk, funnel_tail, funnel, band
from gold.scorecard
where {shown}
sort by jurisdiction, file, unit_level, unit_code
