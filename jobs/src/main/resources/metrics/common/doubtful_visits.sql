-- One row per rule and finding among visits, for each person concerned: see gold.risk_flags.
with absent as (  -- met at home though struck off, or away and met so again and again
  select
    v.jurisdiction, v.visit_id, v.household_id, v.unit_code, v.staff_id, v.visited_on, v.risk,
    v.status = 'deregistered' or coalesce(h.deregistered_on <= v.visited_on, false) as is_gone,
    collect_set(v.visited_on) over household as days,
    collect_set(v.visit_id) over household as visits
  from home_calls v
  join households h on h.jurisdiction = v.jurisdiction and h.household_id = v.household_id
  where v.outcome = 'met' and (v.status in ('away', 'deregistered') or h.deregistered_on <= v.visited_on)
  window household as (partition by v.jurisdiction, v.household_id)
),
steps as (  -- each visit of a person's day after the one before
  select
    jurisdiction, visit_id, unit_code, staff_id, visited_on, risk,
    lag(visit_id) over day as before_id,
    lag(unit_code) over day as before_unit,
    (unix_micros(visited_at) - unix_micros(lag(visited_at) over day)) / 6e7D
      - coalesce(lag(duration_minutes) over day, 0) as minutes
  from home_calls
  where visited_at is not null
  window day as (partition by jurisdiction, staff_id, visited_on order by visited_at, visit_id)
),
days as (
  select
    jurisdiction, staff_id, visited_on, risk['visits_per_day'] as most,
    array_sort(collect_list(struct(visited_at, visit_id, unit_code))) as visits
  from home_calls
  group by jurisdiction, staff_id, visited_on, risk['visits_per_day']
),
pauses as (
  select
    jurisdiction, visit_id, unit_code, staff_id, visited_on, recorded_at, risk,
    coalesce(unix_micros(recorded_at) - unix_micros(lag(recorded_at) over entry) > risk['burst_pause_minutes'] * 6e7D, true)
      as is_new
  from home_calls
  where recorded_at is not null
  window entry as (partition by jurisdiction, staff_id order by recorded_at, visit_id)
),
goes as (
  select
    jurisdiction, visit_id, unit_code, staff_id, visited_on, recorded_at, risk,
    count_if(is_new) over (partition by jurisdiction, staff_id order by recorded_at, visit_id) as go
  from pauses
),
bursts as (
  select
    jurisdiction, staff_id,
    array_sort(collect_list(struct(recorded_at, visit_id, unit_code))) as visits,
    count(distinct visited_on) as days
  from goes
  group by jurisdiction, staff_id, go, risk['burst_records'], risk['burst_days']
  having count(*) >= risk['burst_records'] and count(distinct visited_on) >= risk['burst_days']
)
select
  jurisdiction, 'visit_to_absent' as rule, visit_id as record_id, visited_on as happened_on, unit_code, staff_id,
  if(is_gone, array(visit_id), array_sort(visits)) as record_ids,
  if(is_gone, '该户当日已注销，记录为入户见到',
    concat('该户当日登记为外出，先后有 ', size(days), ' 天记录为入户见到')) as evidence_zh,
  if(is_gone, 'The household was struck off on that day and is recorded as met at home',
    concat('The household was registered as away on that day; it is recorded as met at home on ', size(days), ' days'))
    as evidence_en
from absent
where is_gone or size(days) >= risk['absent_days']
union all
select
  jurisdiction, 'visit_too_fast', visit_id, visited_on, unit_code, staff_id,
  array(before_id, visit_id),
  concat('同一人上一次入户在另一单位，两次之间 ', cast(greatest(0, floor(minutes)) as int), ' 分钟'),
  concat('The person\'s visit before was in another unit, ', cast(greatest(0, floor(minutes)) as int), ' minutes earlier')
from steps
where before_unit <> unit_code and minutes < risk['minutes_between_units']
union all
select
  jurisdiction, 'visits_too_many', visits[int(most)].visit_id, visited_on, visits[int(most)].unit_code, staff_id,
  visits.visit_id,
  concat('同一人一天入户 ', size(visits), ' 次，规则认为最多 ', int(most), ' 次'),
  concat('One person paid ', size(visits), ' home visits in a day, where the policy thinks ', int(most), ' possible')
from days
where size(visits) > most
union all
select
  jurisdiction, 'recorded_in_a_burst', visits[0].visit_id, cast(visits[0].recorded_at as date), visits[0].unit_code,
  staff_id,
  visits.visit_id,
  concat(days, ' 天的 ', size(visits), ' 次走访是一次连续录入的'),
  concat(size(visits), ' visits of ', days, ' days were recorded in one go')
from bursts
