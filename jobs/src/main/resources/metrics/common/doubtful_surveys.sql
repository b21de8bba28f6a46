-- One row per rule and finding among call-backs: see gold.risk_flags.
with asked as (  -- by as_of, with the unit they speak of and the telephone of the household asked
  select /*+ broadcast(p) */
    s.jurisdiction, s.survey_id, s.asked_at, s.asked_on, s.reached, s.rating, s.callback_phone,
    u.path[0] as unit_code, h.phone, p.risk
  from surveys s
  join policies p on p.jurisdiction = s.jurisdiction and s.asked_on <= p.as_of
  join survey_places u on u.jurisdiction = s.jurisdiction and u.survey_id = s.survey_id
  left join issues i on i.jurisdiction = s.jurisdiction and i.issue_id = s.issue_id
  left join households h
    on h.jurisdiction = s.jurisdiction and h.household_id = coalesce(s.household_id, i.household_id)
),
shares as (
  select jurisdiction, rating, count(*) / sum(count(*)) over (partition by jurisdiction) as share
  from asked
  where reached and rating is not null
  group by jurisdiction, rating
),
answers as (  -- a row of equal ratings keeps the same difference of the two ranks
  select
    jurisdiction, survey_id, asked_at, asked_on, unit_code, rating, risk,
    row_number() over (partition by jurisdiction, unit_code order by asked_at, survey_id)
      - row_number() over (partition by jurisdiction, unit_code, rating order by asked_at, survey_id) as stretch
  from asked
  where reached and rating is not null
),
stretches as (
  select
    a.jurisdiction, a.unit_code, a.rating,
    array_sort(collect_list(struct(a.asked_at, a.survey_id, a.asked_on))) as surveys
  from answers a
  join shares s on s.jurisdiction = a.jurisdiction and s.rating = a.rating
  group by a.jurisdiction, a.unit_code, a.rating, a.stretch, s.share, a.risk['same_ratings'],
    a.risk['same_ratings_chance']
  having count(*) >= a.risk['same_ratings'] and pow(s.share, count(*)) <= a.risk['same_ratings_chance']
)
select /*+ broadcast(t) */
  s.jurisdiction, 'callback_to_staff' as rule, s.survey_id as record_id, s.asked_on as happened_on, s.unit_code,
  t.staff_id, array(s.survey_id) as record_ids,
  '回访拨打的是一名工作人员登记的电话' as evidence_zh,
  'The telephone called is registered as a staff member\'s' as evidence_en
from asked s
join staff t on t.jurisdiction = s.jurisdiction and t.phone = s.callback_phone
where not s.callback_phone <=> s.phone
union all
select
  jurisdiction, 'same_ratings', surveys[0].survey_id, surveys[0].asked_on, unit_code, null, surveys.survey_id,
  concat('本单位连续 ', size(surveys), ' 次回访评价完全相同'),
  concat(size(surveys), ' call-backs in a row in this unit have the same rating')
from stretches
