-- One row per unit that may stand below another of its own level, now or at another time.
-- What is added up level by level leaves these out, or it counts their facts twice.
with above as (
  select distinct u.jurisdiction, u.unit_code, upper.unit_code as above_code
  from unit_spans u
  lateral view explode(slice(u.path, 2, size(u.path))) upper as unit_code
)
select distinct a.jurisdiction, a.unit_code
from above a
join unit_spans own on own.jurisdiction = a.jurisdiction and own.unit_code = a.unit_code
join unit_spans upper
  on upper.jurisdiction = a.jurisdiction
  and upper.unit_code = a.above_code
  and upper.unit_level = own.unit_level
