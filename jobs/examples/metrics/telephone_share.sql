-- One row per period and unit; a unit nobody visited has zeros and a null rate.
with called as (
  select
    v.jurisdiction, d.period, d.period_start, above.unit_code,
    count(*) as visits,
    count_if(v.visit_type = 'phone') as telephone_visits
  from visit_places v
  join period_days d on d.jurisdiction = v.jurisdiction and d.day = v.visited_on
  lateral view explode(v.path) above as unit_code
  where v.visit_type in ('home', 'phone')
  group by v.jurisdiction, d.period, d.period_start, above.unit_code
)
select
  u.jurisdiction, u.period, u.period_start, u.complete, u.unit_code, u.unit_name,
  coalesce(c.visits, 0) as visits,
  coalesce(c.telephone_visits, 0) as telephone_visits,
  c.telephone_visits / c.visits as telephone_rate
from unit_periods u
left join called c using (jurisdiction, period, period_start, unit_code)
