-- One row per period and township or community, each set against the others of its level.
with parts as (
  select
    u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
    u.is_nested,
    c.households, c.households_visited, c.coverage_rate,
    r.due, r.resolved_on_time, r.on_time_rate, r.closed_loop, r.closed_loop_rate,
    s.rated, s.satisfied, s.basically_satisfied, s.satisfaction_rate
  from unit_periods u
  join gold_coverage c using (jurisdiction, period, period_start, unit_code)
  join gold_response r using (jurisdiction, period, period_start, unit_code)
  join gold_satisfaction s using (jurisdiction, period, period_start, unit_code)
  where u.unit_level in ('township', 'community')
    and r.category = 'all'
    and r.channel = 'all'
),
levels as (  -- p = on_time / due of a level; a unit below another of its level is already in it
  select
    jurisdiction, period, period_start, unit_level,
    sum(due) as due,
    sum(resolved_on_time) as on_time
  from parts
  where not is_nested
  group by jurisdiction, period, period_start, unit_level
),
set_against as (
  select /*+ broadcast(l, w) */
    u.*,
    l.on_time / if(l.due > 0, l.due, null) as p,
    (l.due - l.on_time) / if(l.due > 0, l.due, null) as q,
    l.due as level_due,
    l.on_time as level_on_time,
    -- null when a part is; a part without a weight is none
    if(cardinality(w.scorecard_weights) > 0, 100 * (
      if(coalesce(w.scorecard_weights['coverage'], 0) = 0, 0, w.scorecard_weights['coverage'] * u.coverage_rate)
      + if(coalesce(w.scorecard_weights['on_time'], 0) = 0, 0, w.scorecard_weights['on_time'] * u.on_time_rate)
      + if(coalesce(w.scorecard_weights['closed_loop'], 0) = 0, 0, w.scorecard_weights['closed_loop'] * u.closed_loop_rate)
      + if(coalesce(w.scorecard_weights['satisfaction'], 0) = 0, 0, w.scorecard_weights['satisfaction'] * u.satisfaction_rate)
    ), null) as composite
  from parts u
  join levels l using (jurisdiction, period, period_start, unit_level)
  join policies w using (jurisdiction)
),
set_apart as (  -- whole numbers tell on which side of np it is, without rounding
  select
    jurisdiction, period, period_start, unit_code, due as n, resolved_on_time as x, p, q,
    resolved_on_time * level_due <= due * level_on_time as is_below
  from set_against
  where due > 0
),
-- The tail of the binomial distribution on the side on which x lies: P(X <= x) where x <= np, else P(X >= x).
-- P(X = x) is Loader's (2000), of Stirling's errors s = ln k! - ln(√(2πk) (k/e)^k) and deviances, which neither
-- overflow nor cancel; the terms farther out follow by their ratios, each smaller than the one before, and after
-- 10 √(npq) + 50 of them nothing a double could hold is left.
sided as (
  select
    jurisdiction, period, period_start, unit_code, n, x, p, q, is_below,
    if(is_below, x, n - x) as steps_out,
    if(is_below, q / p, p / q) as odds,
    transform(
      array(n, x, n - x),
      k -> if(k <= 15,
        ln(factorial(cast(k as int))) - (k + 0.5D) * ln(k) + k - 0.5D * ln(2 * pi()),
        (1 / 12D - (1 / 360D - (1 / 1260D - (1 / 1680D - 1 / 1188D / pow(k, 2)) / pow(k, 2)) / pow(k, 2)) / pow(k, 2)) / k)
    ) as stirling
  from set_apart
),
tails as (
  select
    jurisdiction, period, period_start, unit_code, is_below,
    case
      when p = 0 or q = 0 then 1D
      else case
          when x = 0 then exp(n * ln(q))
          when x = n then exp(n * ln(p))
          else exp(stirling[0] - stirling[1] - stirling[2] - x * ln(x / (n * p)) - (n - x) * ln((n - x) / (n * q)))
            * sqrt(n / (2 * pi() * x * (n - x)))
        end
        * aggregate(
            sequence(1, cast(10 * sqrt(n * p * q) as int) + 50),
            named_struct('term', 1D, 'total', 1D),
            (far, i) -> named_struct(
              'term', far.term * (steps_out - i + 1) / (n - steps_out + i) * odds,
              'total', far.total + far.term * (steps_out - i + 1) / (n - steps_out + i) * odds),
            far -> far.total)
    end as tail
  from sided
),
bands as (
  select jurisdiction, collect_list(named_struct('least', least, 'band', band)) as bands
  from scorecard_bands
  group by jurisdiction
)
select /*+ broadcast(b) */
  u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
  u.households, u.households_visited, u.coverage_rate,
  u.due, u.resolved_on_time, u.on_time_rate,
  u.closed_loop, u.closed_loop_rate,
  u.rated, u.satisfied, u.basically_satisfied, u.satisfaction_rate,
  u.composite,
  u.p as level_on_time_rate,
  (u.resolved_on_time + 20 * u.p) / (u.due + 20) as on_time_shrunk,
  t.tail as funnel_tail,
  case
    when t.tail >= 0.025D then 'within'
    when t.is_below then if(t.tail < 0.0005D, 'below_99_9', 'below_95')
    when t.tail < 0.0005D then 'above_99_9'
    when t.tail < 0.025D then 'above_95'
  end as funnel,
  array_max(filter(b.bands, band -> band.least <= u.composite + 1e-9D)).band as band  -- 0.3 + 0.3 + 0.2 + 0.2 may round
from set_against u
left join tails t using (jurisdiction, period, period_start, unit_code)
left join bands b using (jurisdiction)
