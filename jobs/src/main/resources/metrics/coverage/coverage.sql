-- One row per period and unit; a unit without households or visits has a row of zeros.
with own as (  -- counted households by the unit they belong to and the days since their last effective visit
  select
    jurisdiction, period, period_start, unit_code, days_since_visit,
    count(*) as households,
    count_if(is_visited) as visited,
    count_if(is_attempted) as attempted,
    count_if(is_key) as key_households,
    count_if(is_key and is_visited) as key_visited,
    count_if(last_effective_on is null) as never_visited,
    count_if(is_overdue) as overdue
  from household_periods
  group by jurisdiction, period, period_start, unit_code, days_since_visit
),
counted as (  -- the same, up to every unit above at the period's end
  select
    o.jurisdiction, o.period, o.period_start, above.unit_code,
    sum(o.households) as households,
    sum(o.visited) as visited,
    sum(o.attempted) as attempted,
    sum(o.key_households) as key_households,
    sum(o.key_visited) as key_visited,
    sum(o.never_visited) as never_visited,
    sum(o.overdue) as overdue,
    percentile(o.days_since_visit, 0.5, o.households) as median_days
  from own o
  join unit_ends e using (jurisdiction, period, period_start, unit_code)
  lateral view explode(e.path) above as unit_code
  group by o.jurisdiction, o.period, o.period_start, above.unit_code
),
own_lowest as (  -- lowest units with a household counted, and whether anyone there was visited
  select jurisdiction, period, period_start, unit_code, l.path, sum(o.visited) as visited
  from own o
  join lowest_units l using (jurisdiction, period, period_start, unit_code)
  group by jurisdiction, period, period_start, unit_code, l.path
),
lowest as (
  select
    l.jurisdiction, l.period, l.period_start, above.unit_code,
    count(*) as units,
    count_if(l.visited = 0) as unvisited
  from own_lowest l
  lateral view explode(l.path) above as unit_code
  group by l.jurisdiction, l.period, l.period_start, above.unit_code
),
visited as (  -- visits, up to every unit above on their day; a person counts once wherever they went
  select
    v.jurisdiction, v.period, v.period_start, above.unit_code,
    sum(v.visits) as visits,
    sum(v.effective) as effective,
    sum(v.inspections) as inspections,
    size(array_distinct(flatten(flatten(collect_list(v.teams))))) as staff
  from visit_tallies v
  lateral view explode(v.path) above as unit_code
  group by v.jurisdiction, v.period, v.period_start, above.unit_code
)
select
  u.jurisdiction, u.period, u.period_start, u.complete, u.days_elapsed, u.unit_level, u.unit_code, u.unit_name,
  coalesce(c.households, 0) as households,
  coalesce(c.visited, 0) as households_visited,
  c.visited / c.households as coverage_rate,
  coalesce(c.attempted, 0) as households_attempted,
  coalesce(c.key_households, 0) as key_households,
  coalesce(c.key_visited, 0) as key_households_visited,
  if(c.key_households > 0, c.key_visited / c.key_households, null) as key_coverage_rate,
  coalesce(c.never_visited, 0) as households_never_visited,
  coalesce(c.overdue, 0) as households_overdue,
  coalesce(v.visits, 0) as visits,
  coalesce(v.effective, 0) as visits_effective,
  coalesce(v.inspections, 0) as inspections,
  cast(coalesce(v.staff, 0) as bigint) as visiting_staff,
  coalesce(l.units, 0) as lowest_units,
  coalesce(l.unvisited, 0) as lowest_units_unvisited,
  c.median_days as median_days_since_visit
from unit_periods u
left join counted c using (jurisdiction, period, period_start, unit_code)
left join lowest l using (jurisdiction, period, period_start, unit_code)
left join visited v using (jurisdiction, period, period_start, unit_code)
