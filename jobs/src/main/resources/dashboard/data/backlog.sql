-- One row per day of the last three months and jurisdiction or township; of the last day per unit.
select /*+ coalesce(1) */ jurisdiction, if(day = as_of, 'backlog/today', 'backlog/days') as file,
  day, unit_code, unit_name, unit_level,
  open, red, yellow, green, open_0_3_days, open_4_7_days, open_8_30_days, open_over_30_days
from gold.backlog
where day >= date_add({earliest}, -92) -- the files lie in the order of days: the others are passed over
  and (day = as_of or day >= date_add(as_of, -92) and (unit_code = jurisdiction or unit_level = 'township'))
sort by jurisdiction, file, day, unit_code
