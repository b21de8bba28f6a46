-- One row per period and day of it, up to its last counted day: a fact of a day meets its periods by equality.
select jurisdiction, period, period_start, each.day
from periods
lateral view explode(sequence(period_start, period_end)) each as day
where period_start <= period_end
