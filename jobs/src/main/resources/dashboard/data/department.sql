-- One row per jurisdiction or township and department to which issues raised in the period were dispatched; an issue
-- dispatched to several counts for each. A file per period.
-- file: concat('department/', period, '-', period_start)
-- moves with: gold.response
with periods as (
  select jurisdiction, period, period_start, date_add(period_start, days_elapsed - 1) as period_end, unit_code
  from gold.response
  where {shown} and category = 'all' and channel = 'all'
    and (unit_code = jurisdiction or unit_level = 'township')
),
placed as (
  select l.jurisdiction, above.unit_code, to.department, l.raised_on,
    l.resolved_at is not null as is_resolved, l.is_due, l.on_time, l.is_closed_loop, l.colour
  from silver.issue_lifecycle l
  join silver.unit_paths u
    on u.jurisdiction = l.jurisdiction and u.unit_code = l.unit_code
    and (u.valid_from is null or u.valid_from <= l.raised_on)
    and (u.valid_until is null or l.raised_on < u.valid_until)
  lateral view explode(u.path) above as unit_code
  lateral view explode(l.departments) to as department
  where not l.withdrawn
),
counted as (
  select p.jurisdiction, p.period, p.period_start, p.unit_code, l.department,
    count(*) as raised,
    count_if(l.is_resolved) as resolved,
    count_if(not l.is_resolved) as open,
    count_if(l.colour = 'red') as red,
    count_if(l.is_due) as due,
    count_if(l.on_time) as resolved_on_time,
    count_if(l.is_closed_loop) as closed_loop
  from periods p
  join placed l
    on l.jurisdiction = p.jurisdiction and l.unit_code = p.unit_code
    and l.raised_on between p.period_start and p.period_end
  group by p.jurisdiction, p.period, p.period_start, p.unit_code, l.department
)
select /*+ coalesce(1) */ jurisdiction, {file} as file,
  unit_code, department, raised, resolved, open, red, due, resolved_on_time,
  if(due > 0, resolved_on_time / due, null) as on_time_rate,
  closed_loop, if(due > 0, closed_loop / due, null) as closed_loop_rate
from counted
sort by jurisdiction, file, unit_code, raised desc, department
