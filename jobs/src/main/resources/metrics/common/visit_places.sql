-- One row per visit: the unit it was paid to, and those above, as they stood on its day.
-- The household's unit of that day counts, else the unit the visit itself names.
select
  v.jurisdiction,
  v.visit_id,
  v.visited_on,
  v.household_id,
  v.visit_type,
  v.outcome,
  v.staff_ids,
  u.path
from visits v
left join household_spans h
  on h.jurisdiction = v.jurisdiction
  and h.household_id = v.household_id
  and h.valid_from <= v.visited_on
  and v.visited_on < h.valid_until
join unit_spans u
  on u.jurisdiction = v.jurisdiction
  and u.unit_code = coalesce(h.unit_code, v.unit_code)
  and u.valid_from <= v.visited_on
  and v.visited_on < u.valid_until
