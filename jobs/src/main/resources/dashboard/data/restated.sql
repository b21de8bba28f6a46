-- One row per table, measure and cause of the figures that the last night changed in periods already published.
select /*+ coalesce(1) */ jurisdiction, 'restated' as file,
  restated_as_of, table_name, measure, cause, count(*) as figures
from gold.restatements
where restated_as_of = as_of
group by jurisdiction, restated_as_of, table_name, measure, cause
sort by jurisdiction, file, table_name, measure, cause
