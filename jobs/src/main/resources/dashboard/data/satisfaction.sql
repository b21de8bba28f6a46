-- One row per unit; a file per period. What gold suppresses is null here too.
-- file: concat('satisfaction/', period, '-', period_start)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, unit_name, unit_level, complete, days_elapsed,
  asked, reached, reach_rate, contacted, response_rate, solved, resolution_rate,
  rated, satisfied, basically_satisfied, dissatisfied, satisfaction_rate, satisfaction_low, satisfaction_high,
  composite_score, suppressed
from gold.satisfaction
where {shown}
sort by jurisdiction, file, unit_code
