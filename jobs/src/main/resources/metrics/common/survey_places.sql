-- One row per survey: the unit it speaks of, and those above, as they stood on the day it was asked.
-- The issue's unit counts, withdrawn issues included; without an issue the household's unit of that day.
select
  s.jurisdiction,
  s.survey_id,
  s.issue_id,
  s.household_id,
  s.asked_on,
  s.reached,
  s.contacted,
  s.resolved,
  s.rating,
  u.path
from surveys s
left join issues i on i.jurisdiction = s.jurisdiction and i.issue_id = s.issue_id
left join household_spans h
  on h.jurisdiction = s.jurisdiction
  and h.household_id = s.household_id
  and h.valid_from <= s.asked_on
  and s.asked_on < h.valid_until
join unit_spans u
  on u.jurisdiction = s.jurisdiction
  and u.unit_code = coalesce(i.unit_code, h.unit_code)
  and u.valid_from <= s.asked_on
  and s.asked_on < u.valid_until
