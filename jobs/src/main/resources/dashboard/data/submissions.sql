-- One row per township and dataset; a file per period.
select /*+ coalesce(1) */ jurisdiction, concat('submissions/', period, '-', period_start) as file,
  unit_code, unit_name, unit_level, complete, days_elapsed, dataset,
  expected, received, completeness, on_time, timeliness, rows_read, accepted, quarantined, duplicate, superseded, waiting
from gold.submissions
where (period = 'year' or period_start >= add_months(as_of, if(period = 'month', -25, -37)))
sort by jurisdiction, file, unit_code, dataset
