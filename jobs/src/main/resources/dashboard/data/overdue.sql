-- One row per unit above the households due for a visit, whether they are key, were ever visited, and for how long
-- they are overdue.
with due as (
  select w.jurisdiction, w.unit_code, coalesce(h.is_key, false) as is_key, w.last_effective_on is null as never_visited,
    case when w.days_overdue = 0 then 'due_now' when w.days_overdue <= 7 then '1_7_days'
      when w.days_overdue <= 30 then '8_30_days' when w.days_overdue <= 90 then '31_90_days'
      else 'over_90_days' end as overdue_class,
    w.as_of
  from gold.worklist w
  left join silver.households h on h.jurisdiction = w.jurisdiction and h.household_id = w.household_id
)
select /*+ coalesce(1) */ d.jurisdiction, 'overdue' as file,
  above.unit_code, d.is_key, d.never_visited, d.overdue_class, count(*) as households
from due d
join silver.unit_paths u
  on u.jurisdiction = d.jurisdiction and u.unit_code = d.unit_code and u.is_valid
  and (u.valid_from is null or u.valid_from <= d.as_of) and (u.valid_until is null or d.as_of < u.valid_until)
lateral view explode(u.path) above as unit_code
group by d.jurisdiction, above.unit_code, d.is_key, d.never_visited, d.overdue_class
sort by d.jurisdiction, file, unit_code, is_key, never_visited, overdue_class
