-- One row per household and version of it with a status the policy counts: from when it waits for a visit, the longest
-- it may wait, and the days on which it was visited.
select
  s.jurisdiction,
  s.household_id,
  greatest(s.valid_from, coalesce(h.registered_on, date'0001-01-01')) as counted_from,
  least(s.valid_until, coalesce(h.deregistered_on, date'9999-12-31')) as counted_until,
  s.unit_code,
  coalesce(s.is_key, false) as is_key,
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
