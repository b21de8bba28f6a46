with counted as (
  select period, period_start, period_end, s.household_id, s.unit_code, s.is_key,
    greatest(h.registered_on, first_record_on) as waiting_from, if(s.is_key, 30, 180) as longest
  from homes s
  join households h using (household_id)
  cross join rules
  join periods on greatest(s.since, coalesce(h.registered_on, s.since)) <= period_end
    and period_end < least(s.until, coalesce(h.deregistered_on, s.until))
  where status in ('resident', 'away')
),
effective as (
  select distinct household_id, visited_on from visits where visit_type = 'home' and outcome = 'met'
),
attempts as (
  select distinct household_id, visited_on from visits where visit_type in ('home', 'phone')
),
seen as (
  select c.*, e.visited_on as last_on, a.visited_on >= c.period_start as attempted
  from counted c
  asof left join effective e on e.household_id = c.household_id and c.period_end >= e.visited_on
  asof left join attempts a on a.household_id = c.household_id and c.period_end >= a.visited_on
),
ends as (
  select period, period_start, unit_code, parent_code, is_valid, path
  from periods join units on since <= period_end and period_end < until
),
stood as (
  select s.*, e.path, coalesce(last_on >= period_start, false) as visited
  from seen s join ends e using (period, period_start, unit_code)
),
rolled as (
  select period, period_start, unnest(path) as unit_code, is_key, visited, coalesce(attempted, false) as attempted,
    last_on, period_end - last_on as days,
    period_end - coalesce(last_on, waiting_from) > longest as overdue
  from stood
),
tallied as (
  select period, period_start, unit_code,
    count(*) as households, count(*) filter (visited) as visited, count(*) filter (attempted) as attempted,
    count(*) filter (is_key) as keys, count(*) filter (is_key and visited) as keys_visited,
    count(*) filter (last_on is null) as never, count(*) filter (overdue) as overdue,
    quantile_cont(days, 0.5) as median
  from rolled group by all
),
lowest as (
  select period, period_start, unit_code, any_value(path) as path, bool_or(visited) as visited
  from stood s
  where not exists (
    from ends b where b.period = s.period and b.period_start = s.period_start and b.parent_code = s.unit_code and b.is_valid)
  group by period, period_start, unit_code
),
spots as (
  select period, period_start, unit_code, count(*) as units, count(*) filter (not visited) as unvisited
  from (select period, period_start, visited, unnest(path) as unit_code from lowest) group by all
),
placed as (
  select visit_type, outcome, staff_ids, path, visited_on
  from visits v
  left join homes s on s.household_id = v.household_id and s.since <= visited_on and visited_on < s.until
  join units u on u.unit_code = coalesce(s.unit_code, v.unit_code) and u.since <= visited_on and visited_on < u.until
),
paid as (
  select period, period_start, path,
    count(*) filter (visit_type in ('home', 'phone')) as visits,
    count(*) filter (visit_type = 'home' and outcome = 'met') as effective,
    count(*) filter (visit_type = 'on_the_spot') as inspections
  from placed join days on day = visited_on group by all
),
visits_of as (
  select period, period_start, unit_code, sum(visits) as visits, sum(effective) as effective, sum(inspections) as inspections
  from (select * exclude (path), unnest(path) as unit_code from paid) group by all
),
persons as (
  select distinct period, period_start, path, unnest(staff_ids) as staff_id
  from placed join days on day = visited_on
),
staff_of as (
  select period, period_start, unit_code, count(distinct staff_id) as staff
  from (select period, period_start, staff_id, unnest(path) as unit_code from persons) group by all
)
select '321377' as jurisdiction, period, period_start, complete, days_elapsed, unit_level, unit_code, unit_name,
  coalesce(households, 0) as households,
  coalesce(visited, 0) as households_visited,
  visited / households as coverage_rate,
  coalesce(attempted, 0) as households_attempted,
  coalesce(keys, 0) as key_households,
  coalesce(keys_visited, 0) as key_households_visited,
  keys_visited / nullif(keys, 0) as key_coverage_rate,
  coalesce(never, 0) as households_never_visited,
  coalesce(overdue, 0) as households_overdue,
  coalesce(visits, 0) as visits,
  coalesce(effective, 0) as visits_effective,
  coalesce(inspections, 0) as inspections,
  coalesce(staff, 0) as visiting_staff,
  coalesce(units, 0) as lowest_units,
  coalesce(unvisited, 0) as lowest_units_unvisited,
  median as median_days_since_visit
from unit_periods
left join tallied using (period, period_start, unit_code)
left join spots using (period, period_start, unit_code)
left join visits_of using (period, period_start, unit_code)
left join staff_of using (period, period_start, unit_code)
