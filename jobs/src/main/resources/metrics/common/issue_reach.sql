-- One row per period, unit and category in which an issue was raised and not withdrawn: the households that raised any,
-- and the sum of what is estimated to be affected; categories are named as in response_cells.
with filed as (
  select /*+ broadcast(d) */
    l.jurisdiction, d.period, d.period_start, u.path, l.unit_code, l.household_id, i.affected_households,
    if(l.category rlike '^all_*$', concat(l.category, '_'), l.category) as category
  from issue_lifecycle l
  join issues i on i.jurisdiction = l.jurisdiction and i.issue_id = l.issue_id
  join period_days d on d.jurisdiction = l.jurisdiction and d.day = l.raised_on
  join unit_spans u
    on u.jurisdiction = l.jurisdiction
    and u.unit_code = l.unit_code
    and u.valid_from <= l.raised_on
    and l.raised_on < u.valid_until
  where not l.withdrawn
),
by_own_unit as (  -- estimates of one unit are taken to speak of one matter: the largest counts
  select
    f.jurisdiction, f.period, f.period_start, above.unit_code, f.category, f.unit_code as own_code,
    max(f.affected_households) as affected,
    collect_set(f.household_id) as households
  from filed f
  lateral view explode(f.path) above as unit_code
  group by f.jurisdiction, f.period, f.period_start, above.unit_code, f.category, f.unit_code
)
select
  jurisdiction, period, period_start, unit_code, category,
  sum(affected) as affected,
  cast(size(array_distinct(flatten(collect_list(households)))) as bigint) as households_raising
from by_own_unit
group by jurisdiction, period, period_start, unit_code, category
