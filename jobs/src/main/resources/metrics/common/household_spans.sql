-- One row per household and version of what is known of it, with the day on which the next one begins.
-- The first version holds for all time before.
select
  jurisdiction,
  household_id,
  coalesce(valid_from, date'0001-01-01') as valid_from,
  coalesce(
    lead(valid_from) over (partition by jurisdiction, household_id order by valid_from nulls first),
    date'9999-12-31'
  ) as valid_until,
  unit_code,
  status,
  tags,
  is_key
from household_versions
