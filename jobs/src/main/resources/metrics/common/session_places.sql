-- One row per session, a meeting of the types the policy counts: the unit that held it, its level and those above
-- on that day.
select /*+ broadcast(p) */
  m.jurisdiction,
  m.meeting_id,
  m.held_on,
  m.unit_code,
  u.unit_level,
  u.path
from meetings m
join policies p on p.jurisdiction = m.jurisdiction and array_contains(p.deliberation_types, m.meeting_type)
join unit_spans u
  on u.jurisdiction = m.jurisdiction
  and u.unit_code = m.unit_code
  and u.valid_from <= m.held_on
  and m.held_on < u.valid_until
