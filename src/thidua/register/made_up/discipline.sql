SELECT id, if(u('level') < 0.7, 1, 2) AS level,
    DATE '$year-12-31' - CAST(3650 * u('when') AS INT) AS first_day,
    DATE '$year-12-31' - CAST(3650 * u('when') AS INT) + 365 AS last_day
FROM people
WHERE u('disciplined') < 0.02
