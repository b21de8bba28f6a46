-- Requests the city calls resolved without saying when: they count as open.
SELECT i.issue_id, i.raised_on, i.title AS city_status
FROM silver.issues i
LEFT JOIN silver.issue_lifecycle l
  ON l.jurisdiction = i.jurisdiction AND l.issue_id = i.issue_id
WHERE i.jurisdiction = 'KC'
  AND i.title = 'RESOL'
  AND l.resolved_at IS NULL
ORDER BY i.issue_id
