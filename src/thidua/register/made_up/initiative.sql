SELECT id, if(u('topic', year) < 0.2, 'topic', 'initiative') AS kind, year,
    CASE WHEN u('scope', year) < 0.85 THEN 1 WHEN u('scope', year) < 0.99 THEN 2 ELSE 3 END AS scope,
    u('title', year) < 0.5 AS for_title, u('form', year) < 0.05 AS for_form
FROM yearly
WHERE good > 0.6 AND u('idea', year) < 0.35
