-- One row per period, unit, category and channel, each also 'all', for combinations in which an issue was raised
-- (withdrawn ones included); 'all' × 'all' for every unit and period, with zeros where nothing was raised.
with counted as (
  select
    jurisdiction, period, period_start, unit_code, category, channel, cell, cell_too,
    count_if(withdrawn) as withdrawn,
    count_if(not withdrawn) as raised,
    count_if(not withdrawn and is_resolved) as resolved,
    count_if(not withdrawn and is_due) as due,
    count_if(not withdrawn and on_time) as resolved_on_time,
    count_if(not withdrawn and has_feedback) as feedback,
    count_if(not withdrawn and is_closed_loop) as closed_loop,
    count_if(not withdrawn and is_published) as published,
    count_if(not withdrawn and ever_resolved) as ever_resolved,
    count_if(not withdrawn and is_reopened) as reopened,
    count_if(not withdrawn and colour = 'red') as red,
    count_if(not withdrawn and colour = 'yellow') as yellow,
    count_if(not withdrawn and colour = 'green') as green
  from response_cells
  group by jurisdiction, period, period_start, unit_code, category, channel, cell, cell_too
),
combinations as (
  select jurisdiction, period, period_start, unit_code, category, channel
  from counted
  where category <> 'all' or channel <> 'all'
  union all
  select jurisdiction, period, period_start, unit_code, 'all' as category, 'all' as channel
  from unit_periods
)
select
  u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
  x.category,
  x.channel,
  coalesce(c.withdrawn, 0) as withdrawn,
  coalesce(c.raised, 0) as raised,
  coalesce(c.resolved, 0) as resolved,
  coalesce(c.raised - c.resolved, 0) as open,
  coalesce(c.due, 0) as due,
  coalesce(c.resolved_on_time, 0) as resolved_on_time,
  coalesce(c.red, 0) as overdue_open,
  coalesce(c.feedback, 0) as feedback,
  coalesce(c.closed_loop, 0) as closed_loop,
  coalesce(c.published, 0) as published,
  coalesce(c.ever_resolved, 0) as ever_resolved,
  coalesce(c.reopened, 0) as reopened,
  coalesce(c.red, 0) as red,
  coalesce(c.yellow, 0) as yellow,
  coalesce(c.green, 0) as green,
  if(c.due > 0, c.resolved_on_time / c.due, null) as on_time_rate,
  if(c.due > 0, c.closed_loop / c.due, null) as closed_loop_rate,
  if(c.resolved > 0, c.feedback / c.resolved, null) as feedback_rate,
  if(c.ever_resolved > 0, c.reopened / c.ever_resolved, null) as reopen_rate,
  t.accept_closed_p50_hours,
  t.first_response_closed_p50_hours,
  t.first_response_closed_p90_hours,
  t.resolve_closed_p50_hours,
  t.resolve_closed_p90_hours,
  t.accept_km_p50_hours,
  t.first_response_km_p50_hours,
  t.resolve_km_p50_hours,
  t.resolve_km_p50_low_hours,
  t.resolve_km_p50_high_hours,
  t.resolve_km_p90_hours
from unit_periods u
join combinations x using (jurisdiction, period, period_start, unit_code)
left join counted c using (jurisdiction, period, period_start, unit_code, category, channel)
left join response_times t using (cell, cell_too)
