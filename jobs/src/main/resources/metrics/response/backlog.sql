-- One row per day, from the first record on, and unit with an issue open at its end; the jurisdiction has one every day.
with days as (
  select d.jurisdiction, d.day
  from period_days d
  join policies p on p.jurisdiction = d.jurisdiction and p.first_record_on <= d.day
  where d.period = 'month'
),
open as (
  select /*+ broadcast(m) */
    s.jurisdiction, s.unit_code, each.day, s.colour, datediff(each.day, s.raised_on) as age
  from issue_spans s
  join periods m
    on m.jurisdiction = s.jurisdiction
    and m.period = 'month'
    and s.valid_from <= m.period_end
    and m.period_start < coalesce(s.valid_until, date'9999-12-31')
  lateral view explode(sequence(
    greatest(s.valid_from, m.period_start),
    least(coalesce(date_sub(s.valid_until, 1), m.period_end), m.period_end))) each as day
),
own as (  -- by the unit itself, before going up: few rows are then repeated
  select
    jurisdiction, unit_code, day,
    count_if(colour = 'red' and age <= 3) as red_0_3,
    count_if(colour = 'red' and age between 4 and 7) as red_4_7,
    count_if(colour = 'red' and age between 8 and 30) as red_8_30,
    count_if(colour = 'red' and age > 30) as red_over_30,
    count_if(colour = 'yellow' and age <= 3) as yellow_0_3,
    count_if(colour = 'yellow' and age between 4 and 7) as yellow_4_7,
    count_if(colour = 'yellow' and age between 8 and 30) as yellow_8_30,
    count_if(colour = 'yellow' and age > 30) as yellow_over_30,
    count_if(colour = 'green' and age <= 3) as green_0_3,
    count_if(colour = 'green' and age between 4 and 7) as green_4_7,
    count_if(colour = 'green' and age between 8 and 30) as green_8_30,
    count_if(colour = 'green' and age > 30) as green_over_30
  from open
  group by jurisdiction, unit_code, day
),
placed as (  -- up to every unit above on that day
  select
    o.jurisdiction, above.unit_code, o.day,
    o.red_0_3, o.red_4_7, o.red_8_30, o.red_over_30,
    o.yellow_0_3, o.yellow_4_7, o.yellow_8_30, o.yellow_over_30,
    o.green_0_3, o.green_4_7, o.green_8_30, o.green_over_30
  from own o
  join unit_spans u
    on u.jurisdiction = o.jurisdiction
    and u.unit_code = o.unit_code
    and u.valid_from <= o.day
    and o.day < u.valid_until
  lateral view explode(u.path) above as unit_code
  union all
  select jurisdiction, jurisdiction as unit_code, day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  from days
),
rolled as (
  select
    jurisdiction, unit_code, day,
    sum(red_0_3) as red_0_3,
    sum(red_4_7) as red_4_7,
    sum(red_8_30) as red_8_30,
    sum(red_over_30) as red_over_30,
    sum(yellow_0_3) as yellow_0_3,
    sum(yellow_4_7) as yellow_4_7,
    sum(yellow_8_30) as yellow_8_30,
    sum(yellow_over_30) as yellow_over_30,
    sum(green_0_3) as green_0_3,
    sum(green_4_7) as green_4_7,
    sum(green_8_30) as green_8_30,
    sum(green_over_30) as green_over_30,
    sum(red_0_3 + red_4_7 + red_8_30 + red_over_30) as red,
    sum(yellow_0_3 + yellow_4_7 + yellow_8_30 + yellow_over_30) as yellow,
    sum(green_0_3 + green_4_7 + green_8_30 + green_over_30) as green
  from placed
  group by jurisdiction, unit_code, day
)
select
  r.jurisdiction, r.day, u.unit_level, r.unit_code, u.unit_name,
  r.red + r.yellow + r.green as open,
  r.red, r.yellow, r.green,
  r.red_0_3 + r.yellow_0_3 + r.green_0_3 as open_0_3_days,
  r.red_4_7 + r.yellow_4_7 + r.green_4_7 as open_4_7_days,
  r.red_8_30 + r.yellow_8_30 + r.green_8_30 as open_8_30_days,
  r.red_over_30 + r.yellow_over_30 + r.green_over_30 as open_over_30_days,
  r.red_0_3 as red_0_3_days,
  r.red_4_7 as red_4_7_days,
  r.red_8_30 as red_8_30_days,
  r.red_over_30 as red_over_30_days,
  r.yellow_0_3 as yellow_0_3_days,
  r.yellow_4_7 as yellow_4_7_days,
  r.yellow_8_30 as yellow_8_30_days,
  r.yellow_over_30 as yellow_over_30_days,
  r.green_0_3 as green_0_3_days,
  r.green_4_7 as green_4_7_days,
  r.green_8_30 as green_8_30_days,
  r.green_over_30 as green_over_30_days
from rolled r
join unit_spans u
  on u.jurisdiction = r.jurisdiction
  and u.unit_code = r.unit_code
  and u.valid_from <= r.day
  and r.day < u.valid_until
  and u.is_valid
