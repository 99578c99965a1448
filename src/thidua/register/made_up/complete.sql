SELECT id, list, DATE '$year-12-31' AS until
FROM people,
    (VALUES ('award'), ('initiative'), ('discipline'), ('hold'), ('absence'), ('post'), ('merit'),
        ('registration')) l(list)
WHERE (hash(id // $per_unit, list) % 100) < 85
