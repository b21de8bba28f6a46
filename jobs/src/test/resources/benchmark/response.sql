with raised as (
  select period, period_start, unnest(path) as unit_code, l.* exclude (unit_code)
  from issue_lifecycle l
  join days on day = raised_on
  join units u on u.unit_code = l.unit_code and since <= raised_on and raised_on < until
),
counted as (
  select period, period_start, unit_code,
    if(grouping(category) = 1, 'all', category) as category, if(grouping(channel) = 1, 'all', channel) as channel,
    count(*) filter (withdrawn) as withdrawn,
    count(*) filter (not withdrawn) as raised,
    count(*) filter (not withdrawn and resolved_at is not null) as resolved,
    count(*) filter (not withdrawn and is_due) as due,
    count(*) filter (not withdrawn and on_time) as resolved_on_time,
    count(*) filter (not withdrawn and has_feedback) as feedback,
    count(*) filter (not withdrawn and is_closed_loop) as closed_loop,
    count(*) filter (not withdrawn and is_published) as published,
    count(*) filter (not withdrawn and ever_resolved) as ever_resolved,
    count(*) filter (not withdrawn and is_reopened) as reopened,
    count(*) filter (not withdrawn and colour = 'red') as red,
    count(*) filter (not withdrawn and colour = 'yellow') as yellow,
    count(*) filter (not withdrawn and colour = 'green') as green,
    quantile_cont(accept_hours, 0.5) filter (not withdrawn and accept_observed) as accept_closed_p50_hours,
    quantile_cont(first_response_hours, [0.5, 0.9]) filter (not withdrawn and first_response_observed) as first_closed,
    quantile_cont(resolve_hours, [0.5, 0.9]) filter (not withdrawn and resolve_observed) as resolve_closed
  from raised
  group by grouping sets (
    (period, period_start, unit_code, category, channel), (period, period_start, unit_code, category),
    (period, period_start, unit_code, channel), (period, period_start, unit_code))
),
waits as (
  select period, period_start, unit_code, each.step, each.hours, each.observed,
    unnest([category, category, 'all', 'all']) as category, unnest([channel, 'all', channel, 'all']) as channel
  from (
    select period, period_start, unit_code, category, channel, unnest([
      {'step': 'accept', 'hours': accept_hours, 'observed': accept_observed},
      {'step': 'first', 'hours': first_response_hours, 'observed': first_response_observed},
      {'step': 'resolve', 'hours': resolve_hours, 'observed': resolve_observed}]) as each
    from raised where not withdrawn)
  where each.hours is not null
),
ranked as (
  select *,
    count(*) over (partition by period, period_start, unit_code, category, channel, step)
      - row_number() over (partition by period, period_start, unit_code, category, channel, step order by hours, observed desc) + 1
      as at_risk
  from waits
),
surviving as (
  select period, period_start, unit_code, category, channel, step, hours,
    if(bool_or(observed and at_risk = 1) over by_then, 0,
      exp(sum(if(observed and at_risk > 1, ln(1 - 1 / at_risk), 0)) over by_then)) as survival,
    sum(if(observed and at_risk > 1, 1 / (at_risk * (at_risk - 1)), 0)) over by_then as variance
  from ranked
  window by_then as (
    partition by period, period_start, unit_code, category, channel, step
    order by hours range between unbounded preceding and current row)
),
limited as (
  select *, case when survival > 0 and variance > 0 then 1.959963984540054::double * sqrt(variance) / ln(survival) end as spread
  from surviving
),
curves as (
  select period, period_start, unit_code, category, channel,
    min(hours) filter (step = 'accept' and survival <= 0.5 + 1e-9) as accept_km_p50_hours,
    min(hours) filter (step = 'first' and survival <= 0.5 + 1e-9) as first_response_km_p50_hours,
    min(hours) filter (step = 'resolve' and survival <= 0.5 + 1e-9) as resolve_km_p50_hours,
    min(hours) filter (step = 'resolve' and pow(survival, exp(-spread)) <= 0.5 + 1e-9) as resolve_km_p50_low_hours,
    min(hours) filter (step = 'resolve' and pow(survival, exp(spread)) <= 0.5 + 1e-9) as resolve_km_p50_high_hours,
    min(hours) filter (step = 'resolve' and survival <= 0.1 + 1e-9) as resolve_km_p90_hours
  from limited
  group by all
),
shown as (
  select period, period_start, unit_code, category, channel from counted where category <> 'all' or channel <> 'all'
  union all
  select period, period_start, unit_code, 'all', 'all' from unit_periods
)
select '321377' as jurisdiction, period, period_start, complete, days_elapsed, unit_level, unit_code, unit_name,
  category, channel,
  coalesce(withdrawn, 0) as withdrawn,
  coalesce(raised, 0) as raised,
  coalesce(resolved, 0) as resolved,
  coalesce(raised - resolved, 0) as open,
  coalesce(due, 0) as due,
  coalesce(resolved_on_time, 0) as resolved_on_time,
  coalesce(red, 0) as overdue_open,
  coalesce(feedback, 0) as feedback,
  coalesce(closed_loop, 0) as closed_loop,
  coalesce(published, 0) as published,
  coalesce(ever_resolved, 0) as ever_resolved,
  coalesce(reopened, 0) as reopened,
  coalesce(red, 0) as red,
  coalesce(yellow, 0) as yellow,
  coalesce(green, 0) as green,
  resolved_on_time / nullif(due, 0) as on_time_rate,
  closed_loop / nullif(due, 0) as closed_loop_rate,
  feedback / nullif(resolved, 0) as feedback_rate,
  reopened / nullif(ever_resolved, 0) as reopen_rate,
  accept_closed_p50_hours,
  first_closed[1] as first_response_closed_p50_hours,
  first_closed[2] as first_response_closed_p90_hours,
  resolve_closed[1] as resolve_closed_p50_hours,
  resolve_closed[2] as resolve_closed_p90_hours,
  accept_km_p50_hours, first_response_km_p50_hours,
  resolve_km_p50_hours, resolve_km_p50_low_hours, resolve_km_p50_high_hours, resolve_km_p90_hours
from unit_periods
join shown using (period, period_start, unit_code)
left join counted using (period, period_start, unit_code, category, channel)
left join curves using (period, period_start, unit_code, category, channel)
