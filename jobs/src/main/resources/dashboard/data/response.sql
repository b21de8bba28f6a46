-- One row per unit, category and channel of issues raised; a file per period. Below communities only the totals.
-- file: concat('response/', period, '-', period_start)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, unit_name, unit_level, complete, days_elapsed, category, channel,
  raised, resolved, open, withdrawn, due, resolved_on_time, on_time_rate, closed_loop, closed_loop_rate,
  feedback, feedback_rate, ever_resolved, reopened, reopen_rate, red, yellow, green,
  first_response_closed_p50_hours, first_response_closed_p90_hours, first_response_km_p50_hours,
  resolve_closed_p50_hours, resolve_closed_p90_hours,
  resolve_km_p50_hours, resolve_km_p50_low_hours, resolve_km_p50_high_hours, resolve_km_p90_hours
from gold.response
where {shown}
  and (category = 'all' and channel = 'all' or unit_level in ('county', 'township', 'community') and (category = 'all' or channel = 'all'))
sort by jurisdiction, file, unit_code, category <> 'all', channel <> 'all', raised desc, category, channel
