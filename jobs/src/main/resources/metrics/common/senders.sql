-- One row per period and unit that is expected to send: every township valid in it; where there is
-- none, the jurisdiction itself.
with places as (
  select
    jurisdiction, period, period_start, period_end, complete, days_elapsed, unit_level, unit_code, unit_name,
    max(unit_level = 'township') over (partition by jurisdiction, period, period_start) as has_townships
  from unit_periods
)
select
  jurisdiction, period, period_start, period_end, complete, days_elapsed, unit_level, unit_code, unit_name
from places
where if(has_townships, unit_level = 'township', unit_code = jurisdiction)
