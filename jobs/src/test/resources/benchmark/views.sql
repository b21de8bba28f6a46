-- What the queries beside this file share: the default rules, and units and days by which facts find their periods.
create table rules as select date '2026-06-30' as as_of, date '2024-07-01' as first_record_on, 5 as small_cells;
create table units as
select unit_code, unit_name, unit_level, parent_code, is_valid, path,
  coalesce(valid_from, date '0001-01-01') as since, coalesce(valid_until, date '9999-12-31') as until
from unit_paths;
create table days as
select period, period_start, unnest(generate_series(period_start, period_end, interval 1 day))::date as day
from periods;
create table unit_periods as
select period, period_start, any_value(period_end) as period_end, any_value(complete) as complete,
  any_value(days_elapsed) as days_elapsed, unit_code,
  max_by(unit_level, since) as unit_level, max_by(unit_name, since) as unit_name
from periods join units on since <= period_end and period_start < until
where is_valid
group by period, period_start, unit_code;
create table homes as
select household_id, unit_code, status, coalesce(is_key, false) as is_key,
  coalesce(valid_from, date '0001-01-01') as since,
  coalesce(lead(valid_from) over (partition by household_id order by valid_from nulls first), date '9999-12-31') as until
from household_versions;
