-- One row per rule and finding among issues: see gold.risk_flags.
with phones as (
  select /*+ broadcast(p) */
    i.jurisdiction,
    array_sort(collect_list(struct(i.raised_at, i.issue_id, i.unit_code, i.raised_on))) as issues,
    count(distinct i.household_id) as households
  from issues i
  join policies p on p.jurisdiction = i.jurisdiction and i.raised_on <= p.as_of
  where i.reporter_phone is not null and i.household_id is not null
  group by i.jurisdiction, i.reporter_phone, p.risk['phone_households']
  having count(distinct i.household_id) > p.risk['phone_households']
),
acted as (
  select distinct e.jurisdiction, e.issue_id
  from issue_events e
  join issue_lifecycle l on l.jurisdiction = e.jurisdiction and l.issue_id = e.issue_id
  where e.event in ('dispatched', 'escalated', 'suspended', 'first_response', 'reopened')
    and e.occurred_at <= l.resolved_at
),
closed as (  -- where only days are told, raised and resolved are both at 00:00; an enquiry may be answered at once
  select /*+ broadcast(p) */
    l.jurisdiction, l.issue_id, l.raised_on, l.unit_code,
    (unix_micros(l.resolved_at) - unix_micros(l.raised_at)) / 6e7D as minutes
  from issue_lifecycle l
  join policies p on p.jurisdiction = l.jurisdiction
  left anti join acted a on a.jurisdiction = l.jurisdiction and a.issue_id = l.issue_id
  where not l.withdrawn
    and l.priority <> 'enquiry'
    and from_utc_timestamp(l.raised_at, p.time_zone) <> cast(l.raised_on as timestamp)
    and unix_micros(l.resolved_at) - unix_micros(l.raised_at) <= p.risk['closed_minutes'] * 6e7D
),
late as (
  select /*+ broadcast(p) */
    l.jurisdiction, l.issue_id, l.raised_on, l.unit_code, l.accepted_at,
    date_format(from_utc_timestamp(l.accept_due_at, p.time_zone), 'yyyy-MM-dd HH:mm') as due
  from issue_lifecycle l
  join policies p on p.jurisdiction = l.jurisdiction
  where not l.withdrawn and l.accept_due_at < coalesce(least(l.accepted_at, l.resolved_at), p.as_of_end)
)
select
  jurisdiction, 'phone_of_many' as rule, issues[0].issue_id as record_id, issues[0].raised_on as happened_on,
  issues[0].unit_code as unit_code, cast(null as string) as staff_id, issues.issue_id as record_ids,
  concat('同一个反映人电话出现在 ', households, ' 户的 ', size(issues), ' 件事项上') as evidence_zh,
  concat('One reporter\'s telephone stands on ', size(issues), ' issues of ', households, ' households') as evidence_en
from phones
union all
select
  jurisdiction, 'closed_at_once', issue_id, raised_on, unit_code, null, array(issue_id),
  concat('提出后 ', cast(greatest(0, floor(minutes)) as int), ' 分钟即办结，其间没有派单、上报或答复'),
  concat('Resolved ', cast(greatest(0, floor(minutes)) as int), ' minutes after it was raised, with no step between')
from closed
union all
select
  jurisdiction, 'accepted_late', issue_id, raised_on, unit_code, null, array(issue_id),
  concat('应在 ', due, ' 前受理，', if(accepted_at is null, '至今没有受理', '实际受理更晚')),
  concat('To be accepted by ', due, if(accepted_at is null, ' and not accepted yet', ' and accepted later'))
from late
