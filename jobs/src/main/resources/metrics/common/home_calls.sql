-- One row per home visit by as_of and person who paid it: the household's unit on that day, and the local times of the
-- visit and of its record, null where only a day is told.
with people as (
  select
    v.jurisdiction, v.visit_id, v.household_id, v.visited_on, v.outcome, v.duration_minutes, v.visited_at, v.recorded_at,
    person.staff_id
  from visits v
  lateral view explode(v.staff_ids) person as staff_id
  where v.visit_type = 'home' and v.household_id is not null
)
select /*+ broadcast(p) */
  v.jurisdiction,
  v.visit_id,
  v.household_id,
  h.unit_code,
  h.status,
  v.staff_id,
  v.visited_on,
  v.outcome,
  v.duration_minutes,
  nullif(from_utc_timestamp(v.visited_at, p.time_zone), cast(v.visited_on as timestamp)) as visited_at,
  if(date_trunc('day', from_utc_timestamp(v.recorded_at, p.time_zone)) = from_utc_timestamp(v.recorded_at, p.time_zone),
    null, from_utc_timestamp(v.recorded_at, p.time_zone)) as recorded_at,
  p.risk
from people v
join policies p on p.jurisdiction = v.jurisdiction and v.visited_on <= p.as_of
join household_spans h
  on h.jurisdiction = v.jurisdiction
  and h.household_id = v.household_id
  and h.valid_from <= v.visited_on
  and v.visited_on < h.valid_until
