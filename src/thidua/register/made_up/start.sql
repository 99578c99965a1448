-- Made-up persons: u() is a number from 0 to 1 for a person and a purpose; q is how good one is.
CREATE MACRO u(purpose, more := 0) AS
    (hash(id * 1000003 + more * 7919 + $seed, purpose) % 1000003) / 1000003.0;
CREATE TABLE people AS SELECT $first + range AS id, u('quality') AS q
FROM (SELECT $first + range AS id, range FROM range($number));
CREATE VIEW yearly AS SELECT id, q, y AS year, $year - y AS back,
    0.55 * u('year', y) + 0.45 * q AS good
FROM people, range($year - $years + 1, $year + 1) r(y);
