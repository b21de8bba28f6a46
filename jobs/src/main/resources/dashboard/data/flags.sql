-- One row per rule and township or community with records worth a re-visit in the last three months; nobody is named.
select /*+ coalesce(1) */ jurisdiction, 'flags' as file,
  rule, unit_code, unit_name, unit_level, count(*) as flags, sum(records) as records
from gold.risk_flags
where happened_on >= date_add(as_of, -92)
group by jurisdiction, rule, unit_code, unit_name, unit_level
sort by jurisdiction, file, rule, unit_code
