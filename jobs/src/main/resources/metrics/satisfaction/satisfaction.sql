-- One row per period and unit; a unit that was not asked has a row of zeros and null rates.
with own as (  -- answers by the unit they speak of; who was not reached has answered nothing
  select /*+ broadcast(d) */
    s.jurisdiction, d.period, d.period_start, s.path,
    count(*) as asked,
    count_if(s.reached) as reached,
    count_if(s.reached and s.contacted) as contacted,
    count_if(s.reached and s.resolved) as solved,
    count_if(s.reached and s.rating is not null) as rated,
    count_if(s.reached and s.rating = 'satisfied') as satisfied,
    count_if(s.reached and s.rating = 'basically_satisfied') as basically_satisfied,
    count_if(s.reached and s.rating = 'dissatisfied') as dissatisfied
  from survey_places s
  join period_days d on d.jurisdiction = s.jurisdiction and d.day = s.asked_on
  group by s.jurisdiction, d.period, d.period_start, s.path
),
rolled as (
  select
    o.jurisdiction, o.period, o.period_start, above.unit_code,
    sum(o.asked) as asked,
    sum(o.reached) as reached,
    sum(o.contacted) as contacted,
    sum(o.solved) as solved,
    sum(o.rated) as rated,
    sum(o.satisfied) as satisfied,
    sum(o.basically_satisfied) as basically_satisfied,
    sum(o.dissatisfied) as dissatisfied
  from own o
  lateral view explode(o.path) above as unit_code
  group by o.jurisdiction, o.period, o.period_start, above.unit_code
),
rated as (  -- the rate is p of Wilson's interval (1927), n = rated; null where suppressed
  select /*+ broadcast(p) */
    r.jurisdiction, r.period, r.period_start, r.unit_code,
    r.asked, r.reached, r.contacted, r.solved, r.rated, r.satisfied, r.basically_satisfied, r.dissatisfied,
    r.rated > 0 and r.rated < p.small_cells as suppressed,
    if(r.reached > 0, r.contacted / r.reached, null) as response_rate,
    if(r.reached > 0, r.solved / r.reached, null) as resolution_rate,
    if(r.rated > 0 and r.rated >= p.small_cells,
      (r.satisfied + p.basically_weight * r.basically_satisfied) / r.rated, null) as rate,
    1.959964D * 1.959964D / r.rated as z2_n,
    (rate + z2_n / 2) / (1 + z2_n) as centre,
    sqrt(rate * (1 - rate) * z2_n + z2_n * z2_n / 4) / (1 + z2_n) as half_width,
    -- null when a part is; a part without a weight is none
    if(suppressed, null, 100 * (
      if(p.composite_response is null, 0, p.composite_response * response_rate)
      + if(p.composite_resolution is null, 0, p.composite_resolution * resolution_rate)
      + if(p.composite_satisfaction is null, 0, p.composite_satisfaction * rate))) as composite
  from rolled r
  join policies p on p.jurisdiction = r.jurisdiction
)
select
  u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
  coalesce(r.asked, 0) as asked,
  coalesce(r.reached, 0) as reached,
  r.reached / r.asked as reach_rate,
  coalesce(r.contacted, 0) as contacted,
  r.response_rate,
  coalesce(r.solved, 0) as solved,
  r.resolution_rate,
  coalesce(r.rated, 0) as rated,
  if(r.suppressed, null, coalesce(r.satisfied, 0)) as satisfied,
  if(r.suppressed, null, coalesce(r.basically_satisfied, 0)) as basically_satisfied,
  if(r.suppressed, null, coalesce(r.dissatisfied, 0)) as dissatisfied,
  r.rate as satisfaction_rate,
  if(r.rate is null, null, greatest(0D, r.centre - r.half_width)) as satisfaction_low,
  if(r.rate is null, null, least(1D, r.centre + r.half_width)) as satisfaction_high,
  r.composite as composite_score,
  coalesce(r.suppressed, false) as suppressed
from unit_periods u
left join rated r using (jurisdiction, period, period_start, unit_code)
