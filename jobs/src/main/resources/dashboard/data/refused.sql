-- One row per sender, dataset, reason and column of the rows and files refused.
select /*+ coalesce(1) */ jurisdiction, 'refused' as file,
  sender, dataset, reason, `column` as column_name, count(*) as problems, count(distinct path) as files
from ops.quarantine
group by jurisdiction, sender, dataset, reason, `column`
sort by jurisdiction, file, problems desc, sender, dataset, reason, column_name
