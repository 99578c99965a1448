-- Five standards for 2024, considered on 20/12/2024, as somebody who knows DuckDB would write them:
-- one pass over each table, the verdict only, no clause and no reason. The limit to compare with.
WITH r AS (
    SELECT id,
        max(grade) FILTER (year = 2024) AS now,
        coalesce(bit_or(1::BIGINT << (2024 - year)) FILTER (grade >= 3), 0) AS good,
        coalesce(bit_or(1::BIGINT << (2024 - year)) FILTER (grade < 3), 0) AS bad
    FROM rating WHERE year <= 2024 GROUP BY id
), a AS (
    SELECT id,
        count(DISTINCT year) FILTER (code = 'CSTDCS' AND year > 2021 AND proved) AS three,
        count(DISTINCT year) FILTER (code = 'CSTDCS' AND year > 2021) AS perhaps_three,
        count(DISTINCT year) FILTER (code = 'CSTD_TINH' AND proved) AS twice,
        count(DISTINCT year) FILTER (code = 'CSTD_TINH') AS perhaps_twice,
        coalesce(bit_or(1::BIGINT << (2024 - year)) FILTER (code = 'CSTDCS' AND proved), 0) AS fighter,
        coalesce(bit_or(1::BIGINT << (2024 - year)) FILTER (code = 'CSTDCS'), 0) AS perhaps_fighter,
        count(*) FILTER (code = 'BK_TINH' AND proved AND kind = 'merit') AS bk,
        count(*) FILTER (code = 'BK_TINH' AND (kind IS NULL OR kind = 'merit')) AS perhaps_bk,
        count(*) FILTER (code = 'BK_TINH' AND proved AND kind = 'merit' AND year <= 2019) AS early,
        count(*) FILTER (code = 'BK_TTG' AND proved AND kind = 'merit' AND dated AND year >= 2020)
            AS taken,
        count(*) FILTER (code = 'BK_TTG' AND (kind IS NULL OR kind = 'merit') AND year >= 2020)
            AS perhaps_taken
    FROM award
    WHERE year <= 2024 AND coalesce(decided_on <= DATE '2024-12-20', true)
        AND coalesce(revoked_on > DATE '2024-12-20', true)
    GROUP BY id
), i AS (
    SELECT id,
        count(*) FILTER (year = 2024) AS now,
        count(*) FILTER (scope >= 2) AS province, count(*) FILTER (scope >= 3) AS nation
    FROM initiative WHERE year <= 2024 AND NOT for_form GROUP BY id
), s AS (
    SELECT id,
        bool_and(holds) FILTER (code = 'conduct') AS conduct,
        bool_and(holds) FILTER (code = 'outstanding') AS outstanding,
        bool_and(holds) FILTER (code = 'outstanding_nation') AS outstanding_nation,
        bool_and(holds) FILTER (code = 'awards_in_a_row') AS in_a_row,
        bool_and(holds) FILTER (code = 'maternity_counted') AS maternity,
        bool_and(holds) FILTER (code = 'ingenuity') AS ingenuity,
        bool_and(holds) FILTER (code = 'ingenuity_wide') AS wide,
        bool_and(holds) FILTER (code = 'ingenuity_nation') AS nation,
        bool_and(holds) FILTER (code = 'movement_selected') AS selected,
        bool_and(holds) FILTER (code = 'influence_province') AS many,
        bool_and(holds) FILTER (code = 'contribution_large') AS contribution
    FROM statement WHERE year = 2024 GROUP BY id
), c AS (
    SELECT id,
        bool_or(list = 'award') AS award, bool_or(list = 'initiative') AS initiative,
        bool_or(list = 'discipline') AS discipline, bool_or(list = 'absence') AS absence,
        bool_or(list = 'merit') AS merit
    FROM complete WHERE until >= DATE '2024-12-20' GROUP BY id
), x AS (
    SELECT id, count(*) AS n FROM discipline
    WHERE first_day <= DATE '2024-12-31' AND coalesce(last_day >= DATE '2024-01-01', true)
    GROUP BY id
), m AS (
    SELECT id, count(*) AS n FROM absence
    WHERE kind = 'maternity' AND first_day <= DATE '2024-12-31'
        AND coalesce(last_day >= DATE '2024-01-01', true)
    GROUP BY id
), f AS (
    SELECT p.id, p.sex, p.joined <= DATE '2024-06-30' AS served, r.now AS grade,
        coalesce(good, 0) AS good, coalesce(bad, 0) AS bad,
        coalesce(three, 0) AS three, coalesce(perhaps_three, 0) AS perhaps_three,
        coalesce(twice, 0) AS twice, coalesce(perhaps_twice, 0) AS perhaps_twice,
        coalesce(bk, 0) AS bk, coalesce(perhaps_bk, 0) AS perhaps_bk, coalesce(early, 0) AS early,
        coalesce(taken, 0) AS taken, coalesce(perhaps_taken, 0) AS perhaps_taken,
        coalesce(fighter, 0) & run(coalesce(good, 0)) AS fought,
        coalesce(perhaps_fighter, 0) & run(2147483647 - coalesce(bad, 0)) AS perhaps_fought,
        coalesce(i.now, 0) AS ideas, coalesce(i.province, 0) AS wide_ideas,
        coalesce(i.nation, 0) AS national_ideas,
        s.* EXCLUDE (id), coalesce(c.award, false) AS award_list,
        coalesce(c.initiative, false) AS initiative_list, coalesce(c.merit, false) AS merit_list,
        CASE WHEN coalesce(x.n, 0) > 0 THEN false WHEN c.discipline THEN true END AS undisciplined,
        CASE WHEN coalesce(m.n, 0) > 0 THEN false WHEN c.absence THEN true END AS no_maternity
    FROM subject p LEFT JOIN r USING (id) LEFT JOIN a USING (id) LEFT JOIN i USING (id)
        LEFT JOIN s USING (id) LEFT JOIN c USING (id) LEFT JOIN x USING (id) LEFT JOIN m USING (id)
    WHERE p.kind = 'individual'
), v AS (
    SELECT *,
        grade >= 3 AND conduct AND served AND (sex = 'male' OR no_maternity OR NULL)
            AND (undisciplined OR NULL) AS ldtt,
        CASE WHEN ideas >= 1 THEN true WHEN initiative_list THEN false END AS idea
    FROM f
)
SELECT id, ldtt,
    ldtt AND (grade >= 4 OR idea OR coalesce(ingenuity, if(merit_list, false, NULL))) AS cstdcs,
    CASE WHEN three >= 3 THEN true WHEN award_list AND perhaps_three < 3 THEN false END
        AND outstanding
        AND (CASE WHEN wide_ideas >= 1 THEN true WHEN initiative_list THEN false END
             OR coalesce(wide, if(merit_list, false, NULL))) AS cstd_tinh,
    CASE WHEN twice >= 2 THEN true WHEN award_list AND perhaps_twice < 2 THEN false END
        AND in_a_row AND outstanding_nation
        AND (CASE WHEN national_ideas >= 1 THEN true WHEN initiative_list THEN false END
             OR coalesce(nation, if(merit_list, false, NULL))) AS cstdtq,
    coalesce(selected, if(merit_list, false, NULL)) OR coalesce(many, if(merit_list, false, NULL))
        OR if(coalesce(contribution, NOT merit_list), NULL, false)
        OR (CASE WHEN bk >= 1 THEN true WHEN award_list AND perhaps_bk = 0 THEN false END
            AND CASE WHEN good & 31 = 31 THEN true WHEN bad & 31 <> 0 THEN false END
            AND CASE WHEN bit_count(fought) >= 3 THEN true
                     WHEN award_list AND bit_count(perhaps_fought) < 3 THEN false END
            AND CASE WHEN award_list AND perhaps_taken = 0 THEN true WHEN taken > 0 THEN false END
            AND if(early > 0, true, NULL)) AS bk_ttg
FROM v
