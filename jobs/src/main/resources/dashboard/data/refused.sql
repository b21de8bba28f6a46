-- One row per sender, dataset, reason and column of the rows and files refused.
select jurisdiction, 'refused' as file,
  sender, dataset, reason, `column` as column_name, count(*) as problems, count(distinct path) as files
from ops.quarantine
group by jurisdiction, sender, dataset, reason, `column`
order by jurisdiction, file, problems desc, sender, dataset, reason, column_name
