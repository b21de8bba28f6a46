-- One row per unit and stretch of days, as in unit_paths, with its open ends filled:
-- a fact of a day finds its unit's one stretch by valid_from <= day and day < valid_until.
select
  jurisdiction,
  unit_code,
  coalesce(valid_from, date'0001-01-01') as valid_from,
  coalesce(valid_until, date'9999-12-31') as valid_until,
  is_valid,
  unit_name,
  unit_level,
  parent_code,
  path
from unit_paths
