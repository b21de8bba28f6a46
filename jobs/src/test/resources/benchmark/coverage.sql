with counted as (
  select period, period_start, period_end, s.household_id, s.unit_code, s.is_key,
    greatest(h.registered_on, first_record_on) as waiting_from, if(s.is_key, 30, 180) as longest
  from homes s
  join households h using (household_id)
  cross join rules
  join periods on greatest(s.since, coalesce(h.registered_on, s.since)) <= period_end
    and period_end < least(s.until, coalesce(h.deregistered_on, s.until))
  where s.status in ('resident', 'away')
),
tracks as (  -- what had happened by each period's end
  select household_id, by_day, is_end,
    max(by_day) filter (is_effective) over so_far as last_on,
    max(by_day) filter (not is_end) over so_far as tried_on
  from (
    select household_id, visited_on as by_day, false as is_end, visit_type = 'home' and outcome = 'met' as is_effective
    from visits where visit_type in ('home', 'phone')
    union all
    select distinct household_id, period_end, true, false from counted
  )
  window so_far as (
    partition by household_id order by by_day, is_end rows between unbounded preceding and current row)
),
seen as (
  select c.*, last_on, tried_on >= c.period_start as attempted
  from counted c join tracks t on t.is_end and t.household_id = c.household_id and t.by_day = c.period_end
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
  select visit_type, outcome, staff_ids, u.path, visited_on
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
persons as (  -- by a text: by a list it takes forty times as long
  select distinct period, period_start, way, unnest(staff_ids) as staff_id
  from (select *, array_to_string(path, '/') as way from placed) join days on day = visited_on
),
staff_of as (
  select period, period_start, unit_code, count(distinct staff_id) as staff
  from (select period, period_start, staff_id, unnest(string_split(way, '/')) as unit_code from persons) group by all
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
