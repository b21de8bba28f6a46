-- One row per period and unit that was valid on its last counted day and had no valid unit below it.
with standing as (
  select jurisdiction, period, period_start, unit_code, parent_code, path
  from unit_ends
  where is_valid
)
select s.jurisdiction, s.period, s.period_start, s.unit_code, s.path
from standing s
left anti join standing below
  on below.jurisdiction = s.jurisdiction
  and below.period = s.period
  and below.period_start = s.period_start
  and below.parent_code = s.unit_code
