-- One row per household ever called on: the days of its visits, and of those that count as effective.
-- An inspection on the spot is no attempt to see the household, unless the policy counts it as effective.
with calls as (
  select /*+ broadcast(p) */
    v.jurisdiction,
    v.household_id,
    v.visited_on,
    v.visit_type in ('home', 'phone') as is_call,
    coalesce(array_contains(p.effective, v.visit_type) and v.outcome = 'met', false) as is_effective
  from visits v
  join policies p on p.jurisdiction = v.jurisdiction
  where v.household_id is not null
)
select
  jurisdiction,
  household_id,
  collect_set(case when is_effective then visited_on end) as effective_days,
  collect_set(visited_on) as attempted_days
from calls
where is_call or is_effective
group by jurisdiction, household_id
