-- One row per period and household counted at its end e: registered, and of a status the policy counts.
-- The days of a household travel as one array, so that visits are never joined to periods.
with counted as (
  select /*+ broadcast(p) */
    s.jurisdiction,
    s.household_id,
    s.valid_from,
    s.valid_until,
    s.unit_code,
    s.is_key,
    h.registered_on,
    h.deregistered_on,
    greatest(h.registered_on, p.first_record_on) as waiting_from,
    array_min(concat(
      array(p.interval_days['default'], if(s.is_key, p.interval_days['key'], null)),
      transform(
        filter(coalesce(s.tags, cast(array() as array<string>)), tag -> tag not in ('default', 'key')),
        tag -> p.interval_days[tag])
    )) as interval_days,
    d.effective_days,
    d.attempted_days
  from household_spans s
  join households h on h.jurisdiction = s.jurisdiction and h.household_id = s.household_id
  join policies p on p.jurisdiction = s.jurisdiction and array_contains(p.denominator, s.status)
  left join household_days d on d.jurisdiction = s.jurisdiction and d.household_id = s.household_id
),
at_end as (
  select /*+ broadcast(p) */
    p.jurisdiction,
    p.period,
    p.period_start,
    p.period_end,
    c.household_id,
    c.unit_code,
    coalesce(c.is_key, false) as is_key,
    c.waiting_from,
    c.interval_days,
    array_max(filter(c.effective_days, day -> day <= p.period_end)) as last_effective_on,
    exists(c.attempted_days, day -> day between p.period_start and p.period_end) as is_attempted
  from counted c
  join periods p
    on p.jurisdiction = c.jurisdiction
    and c.valid_from <= p.period_end
    and p.period_end < c.valid_until
    and coalesce(c.registered_on, date'0001-01-01') <= p.period_end
    and p.period_end < coalesce(c.deregistered_on, date'9999-12-31')
)
select
  jurisdiction,
  period,
  period_start,
  household_id,
  unit_code,
  is_key,
  last_effective_on,
  coalesce(last_effective_on >= period_start, false) as is_visited,
  coalesce(is_attempted, false) as is_attempted,
  datediff(period_end, last_effective_on) as days_since_visit,
  datediff(period_end, coalesce(last_effective_on, waiting_from)) > interval_days as is_overdue
from at_end
