-- One row per period, unit and category (and 'all') in which any issue fell due, by the day it fell due.
-- A category that is itself called 'all' (or 'all_' …) is written with one more '_': the total keeps its name.
with fallen_due as (
  select /*+ broadcast(d) */
    l.jurisdiction, d.period, d.period_start, u.path,
    if(l.category rlike '^all_*$', concat(l.category, '_'), l.category) as category,
    l.resolved_at is not null as is_closed,
    l.on_time
  from issue_lifecycle l
  join period_days d on d.jurisdiction = l.jurisdiction and d.day = l.due_on
  join unit_spans u
    on u.jurisdiction = l.jurisdiction
    and u.unit_code = l.unit_code
    and u.valid_from <= l.due_on
    and l.due_on < u.valid_until
  where l.is_due and not l.withdrawn
),
own as (  -- by the unit itself, before going up: few rows are then repeated
  select
    jurisdiction, period, period_start, path, category,
    count(*) as due,
    count_if(is_closed) as closed,
    count_if(on_time) as closed_on_time
  from fallen_due
  group by jurisdiction, period, period_start, path, category
),
rolled as (
  select
    o.jurisdiction, o.period, o.period_start, above.unit_code, each.category,
    sum(o.due) as due,
    sum(o.closed) as closed,
    sum(o.closed_on_time) as closed_on_time
  from own o
  lateral view explode(o.path) above as unit_code
  lateral view explode(array(o.category, 'all')) each as category
  group by o.jurisdiction, o.period, o.period_start, above.unit_code, each.category
)
select
  u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
  r.category,
  r.due,
  r.closed,
  r.closed / r.due as closed_rate,
  r.closed_on_time,
  r.closed_on_time / r.due as on_time_rate
from unit_periods u
join rolled r using (jurisdiction, period, period_start, unit_code)
