with answers as (
  select period, period_start, unnest(u.path) as unit_code, reached, contacted, resolved, rating
  from surveys s
  join days on day = asked_on
  left join issues i on i.issue_id = s.issue_id
  left join homes h on h.household_id = s.household_id and h.since <= asked_on and asked_on < h.until
  join units u on u.unit_code = coalesce(i.unit_code, h.unit_code) and u.since <= asked_on and asked_on < u.until
),
rolled as (
  select period, period_start, unit_code,
    count(*) as asked,
    count(*) filter (reached) as reached,
    count(*) filter (reached and contacted) as contacted,
    count(*) filter (reached and resolved) as solved,
    count(*) filter (reached and rating is not null) as rated,
    count(*) filter (reached and rating = 'satisfied') as satisfied,
    count(*) filter (reached and rating = 'basically_satisfied') as basically,
    count(*) filter (reached and rating = 'dissatisfied') as dissatisfied
  from answers group by all
),
rated as (
  select rolled.*, rated > 0 and rated < small_cells as suppressed,
    contacted / nullif(reached, 0) as response, solved / nullif(reached, 0) as resolution,
    case when rated >= small_cells and rated > 0 then (satisfied + basically) / rated end as p,
    1.959964::double * 1.959964::double / nullif(rated, 0) as z
  from rolled cross join rules
)
select '321377' as jurisdiction, period, period_start, complete, days_elapsed, unit_level, unit_code, unit_name,
  coalesce(asked, 0) as asked,
  coalesce(reached, 0) as reached,
  reached / asked as reach_rate,
  coalesce(contacted, 0) as contacted,
  response as response_rate,
  coalesce(solved, 0) as solved,
  resolution as resolution_rate,
  coalesce(rated, 0) as rated,
  if(suppressed, null, coalesce(satisfied, 0)) as satisfied,
  if(suppressed, null, coalesce(basically, 0)) as basically_satisfied,
  if(suppressed, null, coalesce(dissatisfied, 0)) as dissatisfied,
  p as satisfaction_rate,
  if(p is null, null, greatest(0, (p + z / 2 - sqrt(p * (1 - p) * z + z * z / 4)) / (1 + z))) as satisfaction_low,
  if(p is null, null, least(1, (p + z / 2 + sqrt(p * (1 - p) * z + z * z / 4)) / (1 + z))) as satisfaction_high,
  100 * (0.1 * response + 0.5 * resolution + 0.4 * p) as composite_score,
  coalesce(suppressed, false) as suppressed
from unit_periods left join rated using (period, period_start, unit_code)
