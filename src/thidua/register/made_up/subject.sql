SELECT id, 'individual' AS kind, 1 + CAST(id // $per_unit AS BIGINT) AS unit,
    if(u('nojoin') < 0.01, NULL, DATE '1988-01-01' + CAST(13000 * u('joined') AS INT)) AS joined,
    if(u('nosex') < 0.01, NULL, if(u('sex') < 0.47, 'female', 'male')) AS sex
FROM people
