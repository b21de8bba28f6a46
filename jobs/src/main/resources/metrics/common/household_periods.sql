-- One row per period and household counted at its end e: registered, and of a status the policy counts.
-- The days of a household travel as one array, so that visits are never joined to periods.
with at_end as (
  select /*+ broadcast(p) */
    p.jurisdiction,
    p.period,
    p.period_start,
    p.period_end,
    c.household_id,
    c.unit_code,
    c.is_key,
    c.waiting_from,
    c.interval_days,
    array_max(filter(c.effective_days, day -> day <= p.period_end)) as last_effective_on,
    exists(c.attempted_days, day -> day between p.period_start and p.period_end) as is_attempted
  from counted_households c
  join periods p
    on p.jurisdiction = c.jurisdiction
    and c.counted_from <= p.period_end
    and p.period_end < c.counted_until
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
