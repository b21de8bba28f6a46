-- One row per period and unit; a unit that held no session has a row of zeros.
with talks as (  -- sessions and what was deliberated at them; answered by the period's end
  select /*+ broadcast(p, r) */
    p.jurisdiction, p.period, p.period_start, s.meeting_id, s.path,
    count(a.item_no) as topics,
    count_if(a.outcome in ('passed', 'rejected')) as voted,
    count_if(a.outcome = 'passed') as passed,
    collect_set(a.issue_id) as issues,
    count_if(cast(from_utc_timestamp(a.answered_at, r.time_zone) as date) <= p.period_end) as answered
  from session_places s
  join periods p on p.jurisdiction = s.jurisdiction and s.held_on between p.period_start and p.period_end
  join policies r on r.jurisdiction = s.jurisdiction
  left join agenda_items a on a.jurisdiction = s.jurisdiction and a.meeting_id = s.meeting_id
  group by p.jurisdiction, p.period, p.period_start, s.meeting_id, s.path
),
rolled as (
  select
    t.jurisdiction, t.period, t.period_start, above.unit_code,
    count(*) as sessions,
    sum(t.topics) as topics,
    sum(t.voted) as voted,
    sum(t.passed) as passed,
    cast(size(array_distinct(flatten(collect_list(t.issues)))) as bigint) as issues_deliberated,
    sum(t.answered) as answered
  from talks t
  lateral view explode(t.path) above as unit_code
  group by t.jurisdiction, t.period, t.period_start, above.unit_code
),
held as (  -- a session of a unit below is one of its own
  select s.jurisdiction, s.held_on, above.unit_code
  from session_places s
  lateral view explode(s.path) above as unit_code
),
kept as (
  select
    o.jurisdiction, o.period, o.period_start, o.path, o.required,
    if(o.has_ended, greatest(0, o.required - count(h.held_on)), 0) as missed
  from session_duties o
  left join held h
    on h.jurisdiction = o.jurisdiction
    and h.unit_code = o.unit_code
    and h.held_on between o.first_day and o.last_day
  group by o.jurisdiction, o.period, o.period_start, o.unit_code, o.path, o.first_day, o.has_ended, o.required
),
owed as (
  select
    k.jurisdiction, k.period, k.period_start, above.unit_code,
    sum(k.required) as required,
    sum(k.missed) as missed
  from kept k
  lateral view explode(k.path) above as unit_code
  group by k.jurisdiction, k.period, k.period_start, above.unit_code
)
select /*+ broadcast(p) */
  u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
  coalesce(r.sessions, 0) as sessions,
  if(p.deliberation_per = 'year' and u.period <> 'year' or p.deliberation_per = 'quarter' and u.period = 'month',
    null, coalesce(o.required, 0)) as sessions_required,
  if(p.deliberation_per = 'year' and u.period <> 'year' or p.deliberation_per = 'quarter' and u.period = 'month',
    null, coalesce(o.missed, 0)) as sessions_missed,
  coalesce(r.topics, 0) as topics,
  coalesce(r.voted, 0) as voted,
  coalesce(r.passed, 0) as passed,
  coalesce(r.issues_deliberated, 0) as issues_deliberated,
  coalesce(r.answered, 0) as answered,
  if(r.topics > 0, r.answered / r.topics, null) as answer_rate
from unit_periods u
join policies p on p.jurisdiction = u.jurisdiction
left join rolled r using (jurisdiction, period, period_start, unit_code)
left join owed o using (jurisdiction, period, period_start, unit_code)
