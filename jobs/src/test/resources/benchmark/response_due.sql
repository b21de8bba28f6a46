with fallen as (
  select period, period_start, unnest(path) as unit_code, category, resolved_at is not null as closed, on_time
  from issue_lifecycle l
  join days on day = due_on
  join units u on u.unit_code = l.unit_code and since <= due_on and due_on < until
  where is_due and not withdrawn
),
rolled as (
  select period, period_start, unit_code, if(grouping(category) = 1, 'all', category) as category,
    count(*) as due, count(*) filter (closed) as closed, count(*) filter (on_time) as closed_on_time
  from fallen
  group by grouping sets ((period, period_start, unit_code, category), (period, period_start, unit_code))
)
select '321377' as jurisdiction, period, period_start, complete, days_elapsed, unit_level, unit_code, unit_name,
  category, due, closed, closed / due as closed_rate, closed_on_time, closed_on_time / due as on_time_rate
from unit_periods join rolled using (period, period_start, unit_code)
