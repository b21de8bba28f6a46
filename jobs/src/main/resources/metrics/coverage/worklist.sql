-- One row per household counted on as_of that is due for a visit by the day after it.
with waiting as (
  select
    c.jurisdiction, c.household_id, c.unit_code, c.waiting_from, c.interval_days, p.as_of,
    array_max(filter(c.effective_days, day -> day <= p.as_of)) as last_effective_on
  from counted_households c
  join policies p
    on p.jurisdiction = c.jurisdiction
    and c.counted_from <= p.as_of
    and p.as_of < c.counted_until
),
due as (
  select
    jurisdiction, household_id, unit_code, as_of, last_effective_on,
    date_add(coalesce(last_effective_on, waiting_from), interval_days) as due_on
  from waiting
),
responsible as (  -- valid_to and active_to are last days; who is unknown to the register counts as assigned
  select a.jurisdiction, a.household_id, a.unit_code, a.staff_id
  from assignments a
  join policies p
    on p.jurisdiction = a.jurisdiction
    and coalesce(a.valid_from, p.as_of) <= p.as_of
    and p.as_of <= coalesce(a.valid_to, p.as_of)
  left join staff s on s.jurisdiction = a.jurisdiction and s.staff_id = a.staff_id
  where p.as_of between coalesce(s.active_from, p.as_of) and coalesce(s.active_to, p.as_of)
),
of_household as (
  select jurisdiction, household_id, array_sort(collect_set(staff_id)) as staff_ids
  from responsible
  where household_id is not null
  group by jurisdiction, household_id
),
of_unit as (
  select jurisdiction, unit_code, array_sort(collect_set(staff_id)) as staff_ids
  from responsible
  where household_id is null
  group by jurisdiction, unit_code
),
units as (  -- as they stand on as_of
  select u.jurisdiction, u.unit_code, u.unit_level, u.unit_name, u.path
  from unit_spans u
  join policies p on p.jurisdiction = u.jurisdiction and u.valid_from <= p.as_of and p.as_of < u.valid_until
),
upward as (
  select u.jurisdiction, u.unit_code, above.steps, above.code
  from units u
  lateral view posexplode(u.path) above as steps, code
),
nearest as (
  select u.jurisdiction, u.unit_code, min_by(o.staff_ids, u.steps) as staff_ids
  from upward u
  join of_unit o on o.jurisdiction = u.jurisdiction and o.unit_code = u.code
  group by u.jurisdiction, u.unit_code
)
select
  d.jurisdiction, u.unit_level, d.unit_code, u.unit_name,
  d.household_id,
  d.last_effective_on,
  d.due_on,
  greatest(datediff(d.as_of, d.due_on), 0) as days_overdue,
  coalesce(h.staff_ids, n.staff_ids) as staff_ids
from due d
join units u on u.jurisdiction = d.jurisdiction and u.unit_code = d.unit_code
left join of_household h on h.jurisdiction = d.jurisdiction and h.household_id = d.household_id
left join nearest n on n.jurisdiction = d.jurisdiction and n.unit_code = d.unit_code
where d.due_on <= date_add(d.as_of, 1)
