-- One row per unit; a file per period of the last years.
-- file: concat('coverage/', period, '-', period_start)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, unit_name, unit_level, complete, days_elapsed,
  households, households_visited, coverage_rate, households_attempted,
  key_households, key_households_visited, key_coverage_rate,
  households_never_visited, households_overdue, visits, visits_effective, inspections, visiting_staff,
  lowest_units, lowest_units_unvisited, median_days_since_visit
from gold.coverage
where {shown}
sort by jurisdiction, file, unit_code
