-- One row per issue, period it was raised in, unit it is counted for (its own and those above on that day)
-- and category × channel, each also as 'all'.
-- (cell, cell_too) stands for its key: 16 bytes to sort and to join by instead of six texts.
-- A category or channel that is itself called 'all' (or 'all_' …) is written with one more '_': the totals keep their name.
with cohort as (
  select /*+ broadcast(d) */
    l.jurisdiction, d.period, d.period_start, u.path,
    if(l.category rlike '^all_*$', concat(l.category, '_'), l.category) as category,
    if(l.channel rlike '^all_*$', concat(l.channel, '_'), l.channel) as channel,
    l.withdrawn, l.resolved_at, l.is_due, l.on_time, l.colour, l.has_feedback, l.is_closed_loop, l.is_published,
    l.ever_resolved, l.is_reopened,
    l.accept_hours, l.accept_observed,
    l.first_response_hours, l.first_response_observed,
    l.resolve_hours, l.resolve_observed
  from issue_lifecycle l
  join period_days d on d.jurisdiction = l.jurisdiction and d.day = l.raised_on
  join unit_spans u
    on u.jurisdiction = l.jurisdiction
    and u.unit_code = l.unit_code
    and u.valid_from <= l.raised_on
    and l.raised_on < u.valid_until
)
select
  c.jurisdiction, c.period, c.period_start, above.unit_code,
  cell.category, cell.channel,
  xxhash64(c.jurisdiction, c.period, c.period_start, above.unit_code, cell.category, cell.channel) as cell,
  xxhash64(cell.channel, cell.category, above.unit_code, c.period_start, c.period, c.jurisdiction) as cell_too,
  c.withdrawn, c.resolved_at is not null as is_resolved, c.is_due, c.on_time, c.colour, c.has_feedback,
  c.is_closed_loop, c.is_published, c.ever_resolved, c.is_reopened,
  c.accept_hours, c.accept_observed,
  c.first_response_hours, c.first_response_observed,
  c.resolve_hours, c.resolve_observed
from cohort c
lateral view explode(c.path) above as unit_code
lateral view inline(array(
  named_struct('category', c.category, 'channel', c.channel),
  named_struct('category', c.category, 'channel', 'all'),
  named_struct('category', 'all', 'channel', c.channel),
  named_struct('category', 'all', 'channel', 'all')
)) cell as category, channel
