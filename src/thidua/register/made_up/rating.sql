SELECT id, year,
    CASE WHEN good > 0.68 THEN 4 WHEN good > 0.3 THEN 3 WHEN good > 0.12 THEN 2 ELSE 1 END AS grade
FROM yearly
WHERE u('rated', year) < 0.97
