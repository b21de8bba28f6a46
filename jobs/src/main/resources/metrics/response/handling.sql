-- One row per period, unit and hand in which issues raised in the period were laid by as_of, withdrawn ones left out:
-- who was asked first (the first acceptance by a named person), each level (0 = where it was raised, one more at each
-- escalation) and each department it was dispatched to. An issue leaves the person first asked when it is resolved; a
-- level when it is escalated or resolved; a department when that department resolves it after the last reopening, or
-- else when the issue is resolved. Hours are clock hours.
-- The p-quantile is by linear interpolation at rank (n - 1) p of 0 … n - 1, among those that have left.
with issue as (
  select /*+ broadcast(p) */
    l.jurisdiction, l.issue_id, l.unit_code, l.raised_on, l.raised_at, l.resolved_at, l.due_at, l.is_due, p.as_of_end
  from issue_lifecycle l
  join policies p on p.jurisdiction = l.jurisdiction
  where not l.withdrawn
),
step as (
  select
    i.jurisdiction, i.issue_id, i.raised_at, i.resolved_at, e.event, e.occurred_at, e.staff_id, e.department
  from issue i
  join issue_events e on e.jurisdiction = i.jurisdiction and e.issue_id = i.issue_id and e.occurred_at <= i.as_of_end
),
asked as (
  select
    jurisdiction, issue_id,
    min(struct(occurred_at, staff_id)) filter (where event = 'accepted') as first,
    collect_set(staff_id) filter (where event in ('resolved', 'feedback')) as closers,
    max(resolved_at) as resolved_at
  from step
  where staff_id is not null
  group by jurisdiction, issue_id
),
levels as (
  select
    i.jurisdiction, i.issue_id, i.resolved_at,
    concat(array(i.raised_at), coalesce(s.ups, array())) as since
  from issue i
  left join (
    select jurisdiction, issue_id, array_sort(collect_list(occurred_at)) as ups
    from step
    where event = 'escalated' and occurred_at >= raised_at and occurred_at <= coalesce(resolved_at, occurred_at)
    group by jurisdiction, issue_id
  ) s on s.jurisdiction = i.jurisdiction and s.issue_id = i.issue_id
),
departments as (
  select
    s.jurisdiction, s.issue_id, s.department, s.resolved_at,
    min(s.occurred_at) filter (where s.event = 'dispatched') as since,
    max(s.occurred_at) filter (where s.event = 'resolved') as own,
    max(r.reopened_at) as reopened_at
  from step s
  left join (
    select jurisdiction, issue_id, max(occurred_at) as reopened_at
    from step
    where event = 'reopened'
    group by jurisdiction, issue_id
  ) r on r.jurisdiction = s.jurisdiction and r.issue_id = s.issue_id
  where s.department is not null
  group by s.jurisdiction, s.issue_id, s.department, s.resolved_at
),
done as (
  select
    jurisdiction, issue_id, department, since, resolved_at,
    if(own >= since and (reopened_at is null or own > reopened_at), own, null) as own
  from departments
  where since is not null
),
hands as (
  select
    jurisdiction, issue_id, 'first_asked' as hand, 'all' as holder, first.occurred_at as since, resolved_at as until,
    resolved_at is not null and coalesce(array_contains(closers, first.staff_id), false) as is_finished
  from asked
  where first is not null
  union all
  select
    jurisdiction, issue_id, 'level', cast(nth as string), since[nth], coalesce(get(since, nth + 1), resolved_at),
    nth = size(since) - 1 and resolved_at is not null
  from levels
  lateral view explode(sequence(0, size(since) - 1)) each as nth
  union all
  select
    jurisdiction, issue_id, 'department', department, since, coalesce(own, resolved_at), own is not null
  from done
),
placed as (
  select /*+ broadcast(d) */
    h.jurisdiction, d.period, d.period_start, u.path, h.hand, h.holder, h.is_finished,
    i.is_due,
    i.is_due and coalesce(h.until <= i.due_at, false) as on_time,
    if(h.until is null, null, greatest(0D, (unix_micros(h.until) - unix_micros(h.since)) / 3.6e9D)) as hours
  from hands h
  join issue i on i.jurisdiction = h.jurisdiction and i.issue_id = h.issue_id
  join period_days d on d.jurisdiction = i.jurisdiction and d.day = i.raised_on
  join unit_spans u
    on u.jurisdiction = i.jurisdiction
    and u.unit_code = i.unit_code
    and u.valid_from <= i.raised_on
    and i.raised_on < u.valid_until
),
ranked as (  -- those still there have no hours and come last
  select
    p.jurisdiction, p.period, p.period_start, above.unit_code, p.hand, p.holder,
    p.is_finished, p.is_due, p.on_time, p.hours,
    row_number() over (
      partition by p.jurisdiction, p.period, p.period_start, above.unit_code, p.hand, p.holder
      order by p.hours nulls last) - 1 as place,
    count(p.hours) over (
      partition by p.jurisdiction, p.period, p.period_start, above.unit_code, p.hand, p.holder) - 1 as last_place
  from placed p
  lateral view explode(p.path) above as unit_code
),
counted as (
  select
    jurisdiction, period, period_start, unit_code, hand, holder,
    count(*) as issues,
    count(hours) as passed,
    count_if(is_finished) as finished,
    count_if(is_due) as due,
    count_if(on_time) as passed_on_time,
    sum(hours * greatest(0, 1 - abs(place - last_place * 0.5D))) as passed_p50_hours,
    sum(hours * greatest(0, 1 - abs(place - last_place * 0.9D))) as passed_p90_hours
  from ranked
  group by jurisdiction, period, period_start, unit_code, hand, holder
)
select
  c.jurisdiction, c.period, c.period_start, u.complete, u.days_elapsed, u.unit_level, c.unit_code, u.unit_name,
  c.hand,
  c.holder,
  c.issues,
  c.passed,
  c.issues - c.passed as held,
  c.finished,
  if(c.passed > 0, c.finished / c.passed, null) as finished_rate,
  c.due,
  c.passed_on_time,
  if(c.due > 0, c.passed_on_time / c.due, null) as on_time_rate,
  c.passed_p50_hours,
  c.passed_p90_hours
from counted c
join unit_periods u using (jurisdiction, period, period_start, unit_code)
