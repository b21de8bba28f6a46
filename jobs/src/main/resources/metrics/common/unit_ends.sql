-- One row per period and unit: the unit as it stood on the period's last counted day.
select /*+ broadcast(p) */
  p.jurisdiction,
  p.period,
  p.period_start,
  u.unit_code,
  u.unit_level,
  u.unit_name,
  u.is_valid,
  u.parent_code,
  u.path
from periods p
join unit_spans u
  on u.jurisdiction = p.jurisdiction
  and u.valid_from <= p.period_end
  and p.period_end < u.valid_until
