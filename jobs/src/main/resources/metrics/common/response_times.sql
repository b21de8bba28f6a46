-- One row per (cell, cell_too) of response_cells with an issue not withdrawn: how long its issues waited, in hours.
-- closed = among those that happened, the p-quantile by linear interpolation at rank (n - 1) p of 0 … n - 1.
-- km = Kaplan–Meier (1958) with the rest censored: S is the product of (1 - 1/n) over the events in order, n still at
-- risk; events at one instant multiply to 1 - d/n. The quantile is the smallest t with S(t) <= 1 - p, within 1e-9.
-- km_low, km_high = the 95 % limits of the median, Brookmeyer and Crowley (1982): the smallest t at which the lower,
-- the upper limit of S(t) is <= 1/2. Those are S^exp(-+ z sd / ln S), log-log (Kalbfleisch and Prentice 1980), which
-- stays within 0 and 1 for few issues too, with Greenwood's (1926) sd² = sum of d/(n(n - d)) = sum of 1/(n(n - 1))
-- event by event. Before the first event and once S is 0 there is no variance, and no limit.
with waits as (
  select
    c.cell, c.cell_too,
    wait.step, wait.hours, wait.observed
  from response_cells c
  lateral view inline(array(
    named_struct('step', 'accept', 'hours', c.accept_hours, 'observed', c.accept_observed),
    named_struct('step', 'first_response', 'hours', c.first_response_hours, 'observed', c.first_response_observed),
    named_struct('step', 'resolve', 'hours', c.resolve_hours, 'observed', c.resolve_observed)
  )) wait as step, hours, observed
  where not c.withdrawn and wait.hours is not null
),
ranked as (  -- an event stands before a censoring of the same time
  select
    cell, cell_too, step, hours, observed,
    count(*) over whole - count(*) over so_far + 1 as at_risk,
    if(observed, count_if(observed) over so_far - 1, null) as event_rank,
    count_if(observed) over whole - 1 as last_rank
  from waits
  window
    so_far as (
      partition by cell, cell_too, step order by hours, observed desc rows between unbounded preceding and current row),
    whole as (
      partition by cell, cell_too, step
      order by hours, observed desc rows between unbounded preceding and unbounded following)
),
surviving as (  -- at each instant, after all that happened at it; the last at risk ends it: S = 0, which has no logarithm
  select
    cell, cell_too, step, hours,
    event_rank, last_rank,
    if(bool_or(observed and at_risk = 1) over by_then, 0,
      exp(sum(if(observed and at_risk > 1, ln(1 - 1 / at_risk), 0)) over by_then)) as survival,
    sum(if(observed and at_risk > 1, 1 / (at_risk * (at_risk - 1)), 0)) over by_then as variance
  from ranked
  window by_then as (
    partition by cell, cell_too, step
    order by hours range between unbounded preceding and current row)
),
limited as (
  select
    cell, cell_too, step, hours,
    event_rank, last_rank, survival,
    if(survival > 0 and variance > 0, 1.959963984540054D * sqrt(variance) / ln(survival), null) as spread
  from surviving
),
quantiles as (
  select
    cell, cell_too, step,
    sum(hours * greatest(0, 1 - abs(event_rank - last_rank * 0.5D)))
      filter (where event_rank is not null) as closed_p50,
    sum(hours * greatest(0, 1 - abs(event_rank - last_rank * 0.9D)))
      filter (where event_rank is not null) as closed_p90,
    min(if(survival <= 0.5D + 1e-9D, hours, null)) as km_p50,
    min(if(survival <= 0.1D + 1e-9D, hours, null)) as km_p90,
    min(if(pow(survival, exp(-spread)) <= 0.5D + 1e-9D, hours, null)) as km_low,
    min(if(pow(survival, exp(spread)) <= 0.5D + 1e-9D, hours, null)) as km_high
  from limited
  group by cell, cell_too, step
)
select
  cell, cell_too,
  max(if(step = 'accept', closed_p50, null)) as accept_closed_p50_hours,
  max(if(step = 'first_response', closed_p50, null)) as first_response_closed_p50_hours,
  max(if(step = 'first_response', closed_p90, null)) as first_response_closed_p90_hours,
  max(if(step = 'resolve', closed_p50, null)) as resolve_closed_p50_hours,
  max(if(step = 'resolve', closed_p90, null)) as resolve_closed_p90_hours,
  max(if(step = 'accept', km_p50, null)) as accept_km_p50_hours,
  max(if(step = 'first_response', km_p50, null)) as first_response_km_p50_hours,
  max(if(step = 'resolve', km_p50, null)) as resolve_km_p50_hours,
  max(if(step = 'resolve', km_low, null)) as resolve_km_p50_low_hours,
  max(if(step = 'resolve', km_high, null)) as resolve_km_p50_high_hours,
  max(if(step = 'resolve', km_p90, null)) as resolve_km_p90_hours
from quantiles
group by cell, cell_too
