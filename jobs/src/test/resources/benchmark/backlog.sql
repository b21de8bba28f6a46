with open as (
  select unit_code, colour, raised_on,
    unnest(generate_series(greatest(valid_from, first_record_on), least(coalesce(valid_until - 1, as_of), as_of), interval 1 day))::date as day
  from issue_spans cross join rules
),
own as (
  select unit_code, day, colour,
    case when day - raised_on <= 3 then '0_3' when day - raised_on <= 7 then '4_7'
      when day - raised_on <= 30 then '8_30' else 'over_30' end as age,
    count(*) as open
  from open group by all
),
placed as (
  select unnest(u.path) as unit_code, day, colour, age, open
  from own join units u using (unit_code) where since <= day and day < until
  union all
  select '321377', day, null, null, 0 from days where period = 'month'
),
rolled as (
  select unit_code, day,
    coalesce(sum(open) filter (colour = 'red' and age = '0_3'), 0) as red_0_3_days,
    coalesce(sum(open) filter (colour = 'red' and age = '4_7'), 0) as red_4_7_days,
    coalesce(sum(open) filter (colour = 'red' and age = '8_30'), 0) as red_8_30_days,
    coalesce(sum(open) filter (colour = 'red' and age = 'over_30'), 0) as red_over_30_days,
    coalesce(sum(open) filter (colour = 'yellow' and age = '0_3'), 0) as yellow_0_3_days,
    coalesce(sum(open) filter (colour = 'yellow' and age = '4_7'), 0) as yellow_4_7_days,
    coalesce(sum(open) filter (colour = 'yellow' and age = '8_30'), 0) as yellow_8_30_days,
    coalesce(sum(open) filter (colour = 'yellow' and age = 'over_30'), 0) as yellow_over_30_days,
    coalesce(sum(open) filter (colour = 'green' and age = '0_3'), 0) as green_0_3_days,
    coalesce(sum(open) filter (colour = 'green' and age = '4_7'), 0) as green_4_7_days,
    coalesce(sum(open) filter (colour = 'green' and age = '8_30'), 0) as green_8_30_days,
    coalesce(sum(open) filter (colour = 'green' and age = 'over_30'), 0) as green_over_30_days
  from placed group by all
)
select '321377' as jurisdiction, day, unit_level, unit_code, unit_name,
  red + yellow + green as open, red, yellow, green,
  red_0_3_days + yellow_0_3_days + green_0_3_days as open_0_3_days,
  red_4_7_days + yellow_4_7_days + green_4_7_days as open_4_7_days,
  red_8_30_days + yellow_8_30_days + green_8_30_days as open_8_30_days,
  red_over_30_days + yellow_over_30_days + green_over_30_days as open_over_30_days,
  red_0_3_days, red_4_7_days, red_8_30_days, red_over_30_days,
  yellow_0_3_days, yellow_4_7_days, yellow_8_30_days, yellow_over_30_days,
  green_0_3_days, green_4_7_days, green_8_30_days, green_over_30_days
from (
  select *, red_0_3_days + red_4_7_days + red_8_30_days + red_over_30_days as red,
    yellow_0_3_days + yellow_4_7_days + yellow_8_30_days + yellow_over_30_days as yellow,
    green_0_3_days + green_4_7_days + green_8_30_days + green_over_30_days as green
  from rolled)
join units using (unit_code)
where since <= day and day < until and is_valid
