-- One row per rule and record worth a second look; a finding of several records stands at the one to look at first.
-- People who are together in one finding, such as a team of two, share a row.
with found as (
  select jurisdiction, rule, 'visits' as dataset, record_id, happened_on, unit_code, staff_id, record_ids, evidence_zh,
    evidence_en
  from doubtful_visits
  union all
  select jurisdiction, rule, 'issues', record_id, happened_on, unit_code, staff_id, record_ids, evidence_zh, evidence_en
  from doubtful_issues
  union all
  select jurisdiction, rule, 'surveys', record_id, happened_on, unit_code, staff_id, record_ids, evidence_zh, evidence_en
  from doubtful_surveys
),
gathered as (
  select
    jurisdiction, rule, dataset, record_id,
    array_sort(collect_set(staff_id)) as staff,
    max(struct(cast(size(record_ids) as bigint) as records, record_ids, happened_on, unit_code, evidence_zh, evidence_en)) as finding
  from found
  group by jurisdiction, rule, dataset, record_id
)
select
  g.jurisdiction,
  g.rule,
  g.dataset,
  g.record_id,
  g.finding.happened_on,
  u.unit_level,
  g.finding.unit_code,
  u.unit_name,
  cast(if(size(g.staff) = 0, null, g.staff) as array<string>) as staff_ids,
  g.finding.records,
  slice(g.finding.record_ids, 1, 50) as record_ids,
  g.finding.evidence_zh,
  g.finding.evidence_en
from gathered g
join unit_spans u
  on u.jurisdiction = g.jurisdiction
  and u.unit_code = g.finding.unit_code
  and u.valid_from <= g.finding.happened_on
  and g.finding.happened_on < u.valid_until
