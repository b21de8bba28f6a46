-- One row per township and dataset; a file per period.
-- file: concat('submissions/', period, '-', period_start)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, unit_name, unit_level, complete, days_elapsed, dataset,
  expected, received, completeness, on_time, timeliness, rows_read, accepted, quarantined, duplicate, superseded, waiting
from gold.submissions
where {shown}
sort by jurisdiction, file, unit_code, dataset
