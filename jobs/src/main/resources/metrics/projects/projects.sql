-- One row per plan period, unit and level of project, of the plans' projects as they stand at as_of.
-- A project counts for its unit, and those above, as they stood on the day it is planned for, or on as_of if that lies
-- ahead.
with plans as (
  select /*+ broadcast(p) */
    j.jurisdiction,
    coalesce(j.plan_period, 'unknown') as plan_period,
    coalesce(j.level, 'unknown') as level,
    u.path,
    coalesce(j.status = 'cancelled', false) as is_cancelled,
    coalesce(j.finished_on <= p.as_of, j.status = 'finished', false) and not coalesce(j.status = 'cancelled', false)
      as is_finished,
    coalesce(j.finished_on <= j.planned_finish, false) as is_on_time,
    coalesce(j.planned_finish <= p.as_of, false) as is_due
  from projects j
  join policies p on p.jurisdiction = j.jurisdiction
  join unit_spans u
    on u.jurisdiction = j.jurisdiction
    and u.unit_code = j.unit_code
    and u.valid_from <= least(coalesce(j.planned_finish, j.finished_on), p.as_of)
    and least(coalesce(j.planned_finish, j.finished_on), p.as_of) < u.valid_until
),
counted as (
  select
    j.jurisdiction, j.plan_period, j.level, above.unit_code,
    count(*) as planned,
    count_if(j.is_cancelled) as cancelled,
    count_if(j.is_finished) as finished,
    count_if(j.is_finished and j.is_on_time) as finished_on_time,
    count_if(j.is_due and not j.is_finished and not j.is_cancelled) as overdue
  from plans j
  lateral view explode(j.path) above as unit_code
  group by j.jurisdiction, j.plan_period, j.level, above.unit_code
)
select
  c.jurisdiction, c.plan_period, u.unit_level, c.unit_code, u.unit_name, c.level,
  c.planned,
  c.cancelled,
  c.finished,
  c.finished_on_time,
  c.overdue
from counted c
join policies p on p.jurisdiction = c.jurisdiction
join unit_spans u
  on u.jurisdiction = c.jurisdiction
  and u.unit_code = c.unit_code
  and u.valid_from <= p.as_of
  and p.as_of < u.valid_until
