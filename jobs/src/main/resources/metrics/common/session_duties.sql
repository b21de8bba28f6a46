-- One row per period, unit that owes sessions, and stretch for which the policy asks them, if begun by the period's end.
-- A month owes nothing of its own where the policy asks by the quarter; what ended before records began is not owed.
-- The units of one level owe: of that at which most sessions have been held so far, communities until one was held.
with asked as (
  select /*+ broadcast(r) */
    p.jurisdiction, p.period, p.period_start, p.period_end, r.as_of, r.first_record_on,
    r.deliberation_sessions as sessions,
    element_at(map('month', 1, 'quarter', 3, 'year', 12), r.deliberation_per) as months
  from periods p
  join policies r on r.jurisdiction = p.jurisdiction
  where element_at(map('month', 1, 'quarter', 3, 'year', 12), p.period)
    >= element_at(map('month', 1, 'quarter', 3, 'year', 12), r.deliberation_per)
),
begun as (
  select
    a.jurisdiction, a.period, a.period_start, a.period_end, a.as_of, a.first_record_on, a.sessions,
    each.first_day,
    date_sub(add_months(each.first_day, a.months), 1) as last_day
  from asked a
  lateral view explode(sequence(a.period_start, a.period_end, make_ym_interval(0, a.months))) each as first_day
),
tallies as (
  select /*+ broadcast(a) */
    a.jurisdiction, a.period, a.period_start, s.unit_level, count(*) as sessions
  from session_places s
  join asked a on a.jurisdiction = s.jurisdiction and s.held_on <= a.period_end
  group by a.jurisdiction, a.period, a.period_start, s.unit_level
),
levels as (
  select jurisdiction, period, period_start, max_by(unit_level, struct(sessions, unit_level)) as unit_level
  from tallies
  group by jurisdiction, period, period_start
)
select
  b.jurisdiction, b.period, b.period_start, u.unit_code, u.path,
  b.first_day,
  least(b.last_day, b.period_end) as last_day,
  b.last_day <= b.as_of as has_ended,
  b.sessions as required
from begun b
left join levels l using (jurisdiction, period, period_start)
join unit_spans u
  on u.jurisdiction = b.jurisdiction
  and u.is_valid
  and u.unit_level = coalesce(l.unit_level, 'community')
  and u.valid_from <= least(b.last_day, b.period_end)
  and least(b.last_day, b.period_end) < u.valid_until
where b.last_day >= b.first_record_on
