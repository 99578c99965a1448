SELECT id, if(u('post') < 0.7, 'deputy_director_general', 'director_general') AS post,
    DATE '$year-12-31' - CAST(5500 * u('since') AS INT) AS first_day, NULL::DATE AS last_day
FROM people
WHERE u('leads') < 0.02
