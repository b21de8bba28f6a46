-- One row per jurisdiction or township and hour at which issues raised in the period were resolved: the share still
-- waiting from then on (Kaplan-Meier), reckoned as gold.response reckons its quantiles; a file per period.
-- file: concat('curve/', period, '-', period_start)
-- moves with: gold.response
with periods as (
  select jurisdiction, period, period_start, date_add(period_start, days_elapsed - 1) as period_end, unit_code
  from gold.response
  where {shown} and category = 'all' and channel = 'all'
    and (unit_code = jurisdiction or unit_level = 'township')
),
placed as (
  select l.jurisdiction, above.unit_code, l.raised_on, l.resolve_hours as hours, l.resolve_observed as observed
  from silver.issue_lifecycle l
  join silver.unit_paths u
    on u.jurisdiction = l.jurisdiction and u.unit_code = l.unit_code
    and (u.valid_from is null or u.valid_from <= l.raised_on)
    and (u.valid_until is null or l.raised_on < u.valid_until)
  lateral view explode(u.path) above as unit_code
  where not l.withdrawn and l.resolve_hours is not null
),
at_hours as (
  select p.jurisdiction, p.period, p.period_start, p.unit_code, l.hours,
    count(*) as left_then, count_if(l.observed) as resolved_then
  from periods p
  join placed l
    on l.jurisdiction = p.jurisdiction and l.unit_code = p.unit_code
    and l.raised_on between p.period_start and p.period_end
  group by p.jurisdiction, p.period, p.period_start, p.unit_code, l.hours
),
at_risk as (
  select *,
    sum(left_then) over (
      partition by jurisdiction, period, period_start, unit_code
      order by hours desc rows between unbounded preceding and current row) as at_risk
  from at_hours
),
surviving as (
  select jurisdiction, period, period_start, unit_code, hours, at_risk, resolved_then,
    if(bool_or(resolved_then = at_risk) over so_far, 0D,
      exp(sum(if(resolved_then < at_risk, ln(1 - resolved_then / at_risk), 0)) over so_far)) as waiting_share
  from at_risk
  window so_far as (
    partition by jurisdiction, period, period_start, unit_code
    order by hours rows between unbounded preceding and current row)
)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, round(hours, 2) as hours, round(waiting_share, 4) as waiting_share, at_risk
from surviving
where resolved_then > 0
sort by jurisdiction, file, unit_code, hours
