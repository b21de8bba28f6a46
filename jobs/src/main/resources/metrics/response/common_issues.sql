-- One row per period, unit and category in which an issue was raised and not withdrawn. How many were, then and in the
-- periods before, says gold.response, whose names of categories these are.
with told as (  -- periods of one kind numbered without a gap
  select
    jurisdiction, period, period_start, unit_code, category, raised,
    (12 * year(period_start) + month(period_start))
      div case period when 'month' then 1 when 'quarter' then 3 else 12 end as number
  from gold_response
  where channel = 'all'
),
before as (  -- of the 12 periods before, those in which the unit was valid: every one has a row of all × all
  select
    jurisdiction, period, period_start, unit_code, number,
    count(*) over (
      partition by jurisdiction, period, unit_code
      order by number range between 12 preceding and 1 preceding) as periods
  from told
  where category = 'all'
),
seen as (
  select
    jurisdiction, period, period_start, unit_code, category, raised,
    coalesce(sum(raised) over (
      partition by jurisdiction, period, unit_code, category
      order by number range between 12 preceding and 1 preceding), 0) as raised_before
  from told
  where category <> 'all' and raised > 0
),
expected as (
  select
    s.jurisdiction, s.period, s.period_start, s.unit_code, s.category, s.raised,
    if(b.periods >= 3, s.raised_before / b.periods, null) as expected
  from unit_periods u
  join before b using (jurisdiction, period, period_start, unit_code)
  join seen s using (jurisdiction, period, period_start, unit_code)
),
-- P(X >= k) = P(X = k) (1 + m/(k+1) + m²/((k+1)(k+2)) + …), m the mean: above it each term is smaller than the one
-- before, and after 10 √k + 50 of them nothing a double could hold is left. P(X = k) is exp(-d - s) / √(2πk), with
-- the deviance d = k ln(k/m) - (k - m) and Stirling's error s = ln k! - ln(√(2πk) (k/e)^k): Loader (2000); nothing
-- in it overflows or cancels, however large k is.
tails as (
  select
    jurisdiction, period, period_start, unit_code, category, raised, expected,
    case
      when raised < 3 or raised <= expected or expected is null then null
      when expected = 0 then 0D
      else exp(
          raised - expected - raised * ln(raised / expected)
          - if(raised <= 15,
              ln(factorial(cast(raised as int))) - (raised + 0.5D) * ln(raised) + raised - 0.5D * ln(2 * pi()),
              (1 / 12D - (1 / 360D - (1 / 1260D - (1 / 1680D - 1 / 1188D / pow(raised, 2))
                / pow(raised, 2)) / pow(raised, 2)) / pow(raised, 2)) / raised))
        / sqrt(2 * pi() * raised)
        * aggregate(
            sequence(1, cast(10 * sqrt(raised) as int) + 50),
            named_struct('term', 1D, 'total', 1D),
            (far, i) -> named_struct(
              'term', far.term * expected / (raised + i),
              'total', far.total + far.term * expected / (raised + i)),
            far -> far.total)
    end as surge_tail
  from expected
)
select
  u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
  t.category,
  t.raised,
  coalesce(r.households_raising, 0) as households_raising,
  coalesce(greatest(r.affected, r.households_raising), 0) as affected_households,
  t.expected,
  t.surge_tail,
  if(t.expected is null, null, coalesce(t.surge_tail < 0.001D, false)) as surge
from unit_periods u
join tails t using (jurisdiction, period, period_start, unit_code)
left join issue_reach r using (jurisdiction, period, period_start, unit_code, category)
