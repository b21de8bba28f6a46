-- One row per period and unit path: visits paid directly to the unit, and the different teams that paid them.
select /*+ broadcast(p, d) */
  v.jurisdiction,
  d.period,
  d.period_start,
  v.path,
  count_if(v.visit_type in ('home', 'phone')) as visits,
  count_if(v.visit_type in ('home', 'phone') and v.outcome = 'met' and array_contains(p.effective, v.visit_type))
    as effective,
  count_if(v.visit_type = 'on_the_spot') as inspections,
  collect_set(v.staff_ids) as teams
from visit_places v
join policies p on p.jurisdiction = v.jurisdiction
join period_days d on d.jurisdiction = v.jurisdiction and d.day = v.visited_on
group by v.jurisdiction, d.period, d.period_start, v.path
