-- One row per period, sender and dataset that was expected or came; a sender that is silent has a row of zeros.
with owed as (  -- slots that ended in the period, on a day on which the sender was a valid unit
  select /*+ broadcast(d) */
    n.jurisdiction, n.period, n.period_start, n.unit_code, s.dataset, s.first_day, s.last_day, s.due_at
  from submission_slots s
  join period_days d on d.jurisdiction = s.jurisdiction and d.day = s.last_day
  join senders n
    on n.jurisdiction = d.jurisdiction and n.period = d.period and n.period_start = d.period_start
  join unit_spans u
    on u.jurisdiction = n.jurisdiction
    and u.unit_code = n.unit_code
    and u.valid_from <= s.last_day
    and s.last_day < u.valid_until
  where u.is_valid
),
arrived as (  -- a content sent again came on its first day; nil returns come on each
  select jurisdiction, sender as unit_code, dataset, submitted_on, min(modified_at) as arrived_at
  from files
  where status in ('read', 'nil')
  group by jurisdiction, sender, dataset, submitted_on
),
slots as (
  select
    o.jurisdiction, o.period, o.period_start, o.unit_code, o.dataset, o.last_day,
    count(a.submitted_on) > 0 as is_received,
    coalesce(min(a.arrived_at) <= o.due_at, false) as is_on_time
  from owed o
  left join arrived a
    on a.jurisdiction = o.jurisdiction
    and a.unit_code = o.unit_code
    and a.dataset = o.dataset
    and a.submitted_on between o.first_day and o.last_day
  group by o.jurisdiction, o.period, o.period_start, o.unit_code, o.dataset, o.last_day, o.due_at
),
kept as (
  select
    jurisdiction, period, period_start, unit_code, dataset,
    count(*) as expected,
    count_if(is_received) as received,
    count_if(is_on_time) as on_time
  from slots
  group by jurisdiction, period, period_start, unit_code, dataset
),
came as (
  select /*+ broadcast(d) */
    f.jurisdiction, d.period, d.period_start, f.sender as unit_code, f.dataset,
    sum(f.rows_read) as rows_read,
    sum(f.accepted) as accepted,
    sum(f.quarantined) as quarantined,
    sum(f.duplicate) as duplicate,
    sum(f.superseded) as superseded,
    sum(f.waiting) as waiting
  from files f
  join period_days d on d.jurisdiction = f.jurisdiction and d.day = f.submitted_on
  where f.status in ('read', 'nil')
  group by f.jurisdiction, d.period, d.period_start, f.sender, f.dataset
),
datasets as (
  select distinct n.jurisdiction, n.period, n.period_start, n.unit_code, e.dataset
  from senders n
  join (select distinct jurisdiction, dataset from submission_slots) e on e.jurisdiction = n.jurisdiction
  union
  select jurisdiction, period, period_start, unit_code, dataset from came
)
select
  n.jurisdiction, n.period, n.period_start, n.complete, n.days_elapsed, n.unit_level, n.unit_code, n.unit_name,
  e.dataset,
  coalesce(k.expected, 0) as expected,
  coalesce(k.received, 0) as received,
  k.received / k.expected as completeness,
  coalesce(k.on_time, 0) as on_time,
  k.on_time / k.expected as timeliness,
  coalesce(c.rows_read, 0) as rows_read,
  coalesce(c.accepted, 0) as accepted,
  coalesce(c.quarantined, 0) as quarantined,
  coalesce(c.duplicate, 0) as duplicate,
  coalesce(c.superseded, 0) as superseded,
  coalesce(c.waiting, 0) as waiting
from senders n
join datasets e using (jurisdiction, period, period_start, unit_code)
left join kept k using (jurisdiction, period, period_start, unit_code, dataset)
left join came c using (jurisdiction, period, period_start, unit_code, dataset)
