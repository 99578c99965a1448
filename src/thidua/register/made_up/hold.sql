SELECT id, 'inspection' AS kind, DATE '$year-10-01' AS first_day, NULL::DATE AS last_day
FROM people
WHERE u('held') < 0.003
