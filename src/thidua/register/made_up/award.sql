SELECT id, 'CSTDCS' AS code, 'merit' AS kind, year, true AS dated,
    u('proof', year) < 0.97 AS proved, make_date(year, 12, 25) AS decided_on,
    NULL::DATE AS revoked_on
FROM yearly
WHERE back > 0 AND good > 0.66
UNION ALL
SELECT id, 'CSTD_TINH', 'merit', year, true, true, make_date(year + 1, 3, 15), NULL
FROM yearly
WHERE back > 0 AND good > 0.85 AND u('prov', year) < 0.3
UNION ALL
SELECT id, 'BK_TINH',
    if(u('kind', year) < 0.1, NULL, if(u('kind', year) < 0.8, 'merit', 'sudden')), year,
    u('dated', year) < 0.9, true, make_date(year + 1, 3, 15), NULL
FROM yearly
WHERE back > 0 AND good > 0.75 AND u('bk', year) < 0.1
UNION ALL
SELECT id, 'BK_TTG', 'merit', year, true, true, make_date(year + 1, 4, 15),
    if(u('lost', year) < 0.01, make_date($year, 6, 1), NULL)
FROM yearly
WHERE back > 3 AND good > 0.8 AND u('ttg', year) < 0.03
UNION ALL
SELECT id, 'HC_LD3', 'merit', year, true, true, make_date(year + 1, 8, 15), NULL
FROM yearly
WHERE back > 3 AND good > 0.88 AND u('hc', year) < 0.02
