SELECT id, if(u('why') < 0.6, 'maternity', 'training') AS kind, DATE '$year-02-01' AS first_day,
    DATE '$year-02-01' + CAST(200 * u('long') AS INT) AS last_day,
    if(u('mark') < 0.5, 2, NULL) AS mark
FROM people
WHERE u('away') < 0.03
