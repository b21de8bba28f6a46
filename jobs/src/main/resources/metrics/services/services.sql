-- One row per period, unit and service type that was ordered: orders of the period, as known at as_of.
-- The unit that serves counts, else the household's of the day; take_km by Kaplan–Meier as in response_times.
with orders as (  -- what was completed had been taken, at that instant at the latest
  select /*+ broadcast(d, p) */
    o.jurisdiction, d.period, d.period_start, u.path, o.service_type,
    coalesce(least(o.taken_at, o.completed_at) <= p.as_of_end, false) as is_taken,
    coalesce(o.completed_at <= p.as_of_end, false) as is_completed,
    if(coalesce(o.completed_at <= p.as_of_end, true), o.rating, null) as rating,
    greatest(0D, (unix_micros(least(o.taken_at, o.completed_at, p.as_of_end)) - unix_micros(o.ordered_at)) / 3.6e9D)
      as hours
  from service_orders o
  join policies p on p.jurisdiction = o.jurisdiction
  join period_days d on d.jurisdiction = o.jurisdiction and d.day = o.ordered_on
  left join household_spans h
    on h.jurisdiction = o.jurisdiction
    and h.household_id = o.household_id
    and h.valid_from <= o.ordered_on
    and o.ordered_on < h.valid_until
  join unit_spans u
    on u.jurisdiction = o.jurisdiction
    and u.unit_code = coalesce(o.unit_code, h.unit_code)
    and u.valid_from <= o.ordered_on
    and o.ordered_on < u.valid_until
),
placed as (
  select
    o.jurisdiction, o.period, o.period_start, above.unit_code, o.service_type,
    o.is_taken, o.is_completed, o.rating, o.hours
  from orders o
  lateral view explode(o.path) above as unit_code
),
ranked as (  -- at equal times a taking stands before a censoring
  select
    jurisdiction, period, period_start, unit_code, service_type, is_taken, is_completed, rating, hours,
    count(*) over cell - row_number() over in_order + 1 as at_risk
  from placed
  window
    cell as (partition by jurisdiction, period, period_start, unit_code, service_type),
    in_order as (
      partition by jurisdiction, period, period_start, unit_code, service_type
      order by hours, is_taken desc)
),
surviving as (  -- the last at risk ends it: S = 0, which has no logarithm
  select
    jurisdiction, period, period_start, unit_code, service_type, is_taken, is_completed, rating, hours,
    if(is_taken and at_risk = 1, 0, exp(sum(if(is_taken and at_risk > 1, ln(1 - 1 / at_risk), 0)) over (
      partition by jurisdiction, period, period_start, unit_code, service_type
      order by hours, is_taken desc rows between unbounded preceding and current row))) as survival
  from ranked
),
counted as (
  select
    jurisdiction, period, period_start, unit_code, service_type,
    count(*) as ordered,
    count_if(is_taken) as taken,
    count_if(is_completed) as completed,
    min(if(survival <= 0.5D + 1e-9D, hours, null)) as take_km_p50_hours,
    count(rating) as rated,
    avg(rating) as rating_mean
  from surviving
  group by jurisdiction, period, period_start, unit_code, service_type
)
select
  c.jurisdiction, c.period, c.period_start, u.complete, u.days_elapsed, u.unit_level, c.unit_code, u.unit_name,
  c.service_type,
  c.ordered,
  c.taken,
  c.completed,
  c.completed / c.ordered as completion_rate,
  c.take_km_p50_hours,
  c.rated,
  c.rating_mean
from counted c
join unit_periods u using (jurisdiction, period, period_start, unit_code)
