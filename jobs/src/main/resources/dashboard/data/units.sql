-- One row per unit of today, the tree that the views drill down.
select /*+ coalesce(1) */ jurisdiction, 'units' as file,
  unit_code, unit_name, unit_level, parent_code
from gold.units
sort by jurisdiction, file, unit_code
