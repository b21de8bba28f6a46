-- One row per period and unit that was valid on at least one day of it, up to its end.
-- Name and level are the latest the unit had in the period: a reader knows it by its newest name.
-- A unit is_nested when another of its own level may stand above it: sums over a level leave it out.
with valid as (
  select /*+ broadcast(p) */
    p.jurisdiction,
    p.period,
    p.period_start,
    p.period_end,
    p.complete,
    p.days_elapsed,
    u.unit_code,
    max_by(u.unit_level, u.valid_from) as unit_level,
    max_by(u.unit_name, u.valid_from) as unit_name
  from periods p
  join unit_spans u
    on u.jurisdiction = p.jurisdiction
    and u.valid_from <= p.period_end
    and p.period_start < u.valid_until
  where u.is_valid
  group by
    p.jurisdiction, p.period, p.period_start, p.period_end, p.complete, p.days_elapsed, u.unit_code
)
select
  v.jurisdiction,
  v.period,
  v.period_start,
  v.period_end,
  v.complete,
  v.days_elapsed,
  v.unit_level,
  v.unit_code,
  v.unit_name,
  n.unit_code is not null as is_nested
from valid v
left join nested_units n on n.jurisdiction = v.jurisdiction and n.unit_code = v.unit_code
