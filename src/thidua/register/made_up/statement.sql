SELECT id, CAST($year AS SMALLINT) AS year, code, u(code) < 0.97 AS holds
FROM people, (VALUES ('conduct'), ('study'), ('registered')) c(code)
WHERE u('said', length(code)) < 0.95
UNION ALL
SELECT id, $year, 'outstanding', q > 0.9
FROM people
WHERE q > 0.8
