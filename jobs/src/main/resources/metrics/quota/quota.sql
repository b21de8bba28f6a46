-- One row per period and person who has a quota or an assignment in it.
with assigned as (  -- by name, or a whole unit, on a day of the period
  select /*+ broadcast(p) */ distinct
    p.jurisdiction, p.period, p.period_start, a.staff_id, a.household_id,
    if(a.household_id is null, a.unit_code, null) as unit_code
  from assignments a
  join periods p
    on p.jurisdiction = a.jurisdiction
    and coalesce(a.valid_from, p.period_start) <= p.period_end
    and p.period_start <= coalesce(a.valid_to, p.period_start)
),
by_name as (
  select jurisdiction, period, period_start, staff_id, household_id
  from assigned
  where household_id is not null
),
homes as (  -- counted households, for every unit they stand in at the period's end
  select jurisdiction, period, period_start, h.household_id, above.unit_code
  from household_periods h
  join unit_ends e using (jurisdiction, period, period_start, unit_code)
  lateral view explode(e.path) above as unit_code
),
linked as (  -- who has none by name is linked to the households of the units assigned
  select jurisdiction, period, period_start, staff_id, household_id
  from by_name
  union
  select jurisdiction, period, period_start, a.staff_id, h.household_id
  from assigned a
  left anti join by_name n using (jurisdiction, period, period_start, staff_id)
  join homes h using (jurisdiction, period, period_start, unit_code)
),
met as (  -- households a person effectively visited in the period
  select /*+ broadcast(p, d) */ distinct d.jurisdiction, d.period, d.period_start, person.staff_id, v.household_id
  from visits v
  join policies p
    on p.jurisdiction = v.jurisdiction
    and v.outcome = 'met'
    and array_contains(p.effective, v.visit_type)
  join period_days d on d.jurisdiction = v.jurisdiction and d.day = v.visited_on
  lateral view explode(v.staff_ids) person as staff_id
  where v.household_id is not null
),
links as (  -- how many of each kind a person is linked to, and saw
  select jurisdiction, period, period_start, l.staff_id, 'households' as kind,
    count(*) as linked,
    count(m.household_id) as visited
  from linked l
  left join met m using (jurisdiction, period, period_start, staff_id, household_id)
  group by jurisdiction, period, period_start, l.staff_id
  union all
  select jurisdiction, period, period_start, a.staff_id, e.unit_level, count(*), 0
  from assigned a
  join unit_ends e using (jurisdiction, period, period_start, unit_code)
  group by jurisdiction, period, period_start, a.staff_id, e.unit_level
),
people as (
  select /*+ broadcast(p) */ p.jurisdiction, p.period, p.period_start, s.staff_id
  from staff s
  left semi join quotas q on q.jurisdiction = s.jurisdiction and q.role = s.role
  join periods p
    on p.jurisdiction = s.jurisdiction
    and coalesce(s.active_from, p.period_start) <= p.period_end
    and p.period_start <= coalesce(s.active_to, p.period_start)
  union
  select jurisdiction, period, period_start, staff_id from assigned
),
known as (  -- a person no register names stands for the jurisdiction
  select p.jurisdiction, p.period, p.period_start, p.staff_id, s.role,
    coalesce(s.unit_code, p.jurisdiction) as unit_code
  from people p
  left join staff s on s.jurisdiction = p.jurisdiction and s.staff_id = p.staff_id
),
asked as (  -- each kind of link that the role's quota names; households are told of everyone
  select k.jurisdiction, k.period, k.period_start, k.staff_id, k.role, k.unit_code, q.kind, q.required
  from known k
  join quotas q on q.jurisdiction = k.jurisdiction and q.role = k.role
  union all
  select jurisdiction, period, period_start, staff_id, role, unit_code, 'households', null
  from known
),
kept as (
  select jurisdiction, period, period_start, staff_id, a.role, a.unit_code,
    sum(if(kind = 'households', a.required, 0)) as required,
    max(if(kind = 'households', l.linked, 0)) as linked,
    max(if(kind = 'households', l.visited, 0)) as visited,
    sum(if(kind = 'households', 0, a.required)) as required_units,
    sum(if(kind = 'households', 0, l.linked)) as linked_units,
    every(coalesce(l.linked, 0) >= a.required) as attained
  from asked a
  left join links l using (jurisdiction, period, period_start, staff_id, kind)
  group by jurisdiction, period, period_start, staff_id, a.role, a.unit_code
)
select
  k.jurisdiction, k.period, k.period_start, p.complete, p.days_elapsed, e.unit_level, k.unit_code, e.unit_name,
  k.staff_id,
  k.role,
  coalesce(k.required, 0) as required,
  coalesce(k.linked, 0) as linked,
  coalesce(k.visited, 0) as visited,
  if(k.required > 0, least(1D, coalesce(k.linked, 0) / k.required), null) as link_rate,
  if(k.linked > 0, k.visited / k.linked, null) as visit_rate,
  coalesce(k.required_units, 0) as required_units,
  coalesce(k.linked_units, 0) as linked_units,
  k.attained
from kept k
join periods p using (jurisdiction, period, period_start)
join unit_ends e using (jurisdiction, period, period_start, unit_code)
