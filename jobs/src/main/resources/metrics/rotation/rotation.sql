-- One row per cycle, visiting group and lowest unit in which it effectively visited a household.
with cycles as (
  select /*+ broadcast(r) */ p.jurisdiction, p.period, p.period_start, p.period_end, p.complete, p.days_elapsed
  from periods p
  join policies r on r.jurisdiction = p.jurisdiction and r.rotation_cycle = p.period
),
met as (  -- effective visits to households, by the lowest unit these belonged to on the day
  select /*+ broadcast(p) */
    v.jurisdiction, v.household_id, v.visited_on, v.path[0] as unit_code, person.staff_id
  from visit_places v
  join policies p
    on p.jurisdiction = v.jurisdiction
    and v.outcome = 'met'
    and array_contains(p.effective, v.visit_type)
  lateral view explode(v.staff_ids) person as staff_id
  where v.household_id is not null
),
calls as (
  select distinct m.jurisdiction, s.visiting_group, m.unit_code, m.household_id, m.visited_on
  from met m
  join staff s on s.jurisdiction = m.jurisdiction and s.staff_id = m.staff_id
  where s.visiting_group is not null
),
visited as (  -- pairs of a group and a unit that met in the cycle
  select /*+ broadcast(c) */ distinct c.jurisdiction, c.period, c.period_start, k.visiting_group, k.unit_code
  from calls k
  join cycles c on c.jurisdiction = k.jurisdiction and k.visited_on between c.period_start and c.period_end
),
homes as (  -- households counted in each lowest unit at the cycle's end
  select jurisdiction, period, period_start, h.unit_code, h.household_id
  from household_periods h
  join cycles c using (jurisdiction, period, period_start)
  join lowest_units l using (jurisdiction, period, period_start, unit_code)
),
places as (
  select jurisdiction, period, period_start, unit_code, count(*) as households
  from homes
  group by jurisdiction, period, period_start, unit_code
),
seen as (
  select h.jurisdiction, h.period, h.period_start, k.visiting_group, h.unit_code,
    count(distinct h.household_id) as visited
  from homes h
  join cycles c using (jurisdiction, period, period_start)
  join calls k
    on k.jurisdiction = h.jurisdiction
    and k.household_id = h.household_id
    and k.visited_on between c.period_start and c.period_end
  group by h.jurisdiction, h.period, h.period_start, k.visiting_group, h.unit_code
),
teams as (  -- groups with someone active in the cycle, and those that came all the same
  select /*+ broadcast(c) */ c.jurisdiction, c.period, c.period_start, s.visiting_group
  from staff s
  join cycles c
    on c.jurisdiction = s.jurisdiction
    and coalesce(s.active_from, c.period_start) <= c.period_end
    and c.period_start <= coalesce(s.active_to, c.period_start)
  where s.visiting_group is not null
  union
  select jurisdiction, period, period_start, visiting_group from visited
),
firsts as (
  select jurisdiction, visiting_group, unit_code, min(visited_on) as first_on
  from calls
  group by jurisdiction, visiting_group, unit_code
),
pairs as (  -- every group with every lowest unit where a household is counted, and those that ever met
  select jurisdiction, period, period_start,
    count(*) as pairs,
    count_if(f.first_on <= c.period_end) as pairs_done
  from teams t
  join cycles c using (jurisdiction, period, period_start)
  join places l using (jurisdiction, period, period_start)
  left join firsts f using (jurisdiction, visiting_group, unit_code)
  group by jurisdiction, period, period_start
)
select
  v.jurisdiction, v.period, v.period_start, c.complete, c.days_elapsed, e.unit_level, v.unit_code, e.unit_name,
  v.visiting_group,
  coalesce(l.households, 0) as households,
  coalesce(s.visited, 0) as visited,
  coalesce(p.pairs, 0) as pairs,
  coalesce(p.pairs_done, 0) as pairs_done,
  p.pairs_done / p.pairs as pairs_done_share
from visited v
join cycles c using (jurisdiction, period, period_start)
join lowest_units w using (jurisdiction, period, period_start, unit_code)
join unit_ends e using (jurisdiction, period, period_start, unit_code)
left join places l using (jurisdiction, period, period_start, unit_code)
left join seen s using (jurisdiction, period, period_start, visiting_group, unit_code)
left join pairs p using (jurisdiction, period, period_start)
