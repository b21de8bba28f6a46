-- One row per period and unit that had no valid unit below it on the period's last counted day. A unit that has ended
-- stays in: households still registered in it would else be a hidden blind spot.
with standing as (
  select jurisdiction, period, period_start, unit_code, is_valid, parent_code, path
  from unit_ends
)
select s.jurisdiction, s.period, s.period_start, s.unit_code, s.path
from standing s
left anti join standing below
  on below.jurisdiction = s.jurisdiction
  and below.period = s.period
  and below.period_start = s.period_start
  and below.parent_code = s.unit_code
  and below.is_valid
