// What triggers keep of regions against a fold over what lies there; one row per difference, as in books-check.ts.

export const PLACE_FOLDS: readonly string[] = [
  `WITH folded AS (
     SELECT project.region AS place, kind, source, journal_total.currency AS currency, sum(amount_minor) AS amount_minor,
       sum(entries) AS entries
     FROM journal_total JOIN project USING (project_id) GROUP BY 1, 2, 3, 4)
   SELECT 'total of region ' || place || ', ' || kind AS what, coalesce(place_total.amount_minor, 0) AS kept,
     coalesce(folded.amount_minor, 0) AS folded
   FROM folded FULL JOIN place_total USING (place, kind, source, currency)
   WHERE kept <> coalesce(folded.amount_minor, 0) OR coalesce(place_total.entries, 0) <> coalesce(folded.entries, 0)`,
  `WITH folded AS (
     SELECT subject_id, place, count(*) AS projects FROM (
       SELECT campaign_id AS subject_id, place FROM project JOIN project_place USING (project_id)
       UNION ALL SELECT charity_id, place FROM project JOIN project_place USING (project_id))
     GROUP BY subject_id, place)
   SELECT 'projects of ' || subject_id || ' in region ' || place AS what, coalesce(place_owner.projects, 0) AS kept,
     coalesce(folded.projects, 0) AS folded
   FROM folded FULL JOIN place_owner USING (subject_id, place)
   WHERE kept <> coalesce(folded.projects, 0)`,
  `WITH folded AS (
     SELECT what, place, due_on, count(*) AS count FROM (
       SELECT 'project' AS what, place, '' AS due_on FROM project_place
       UNION ALL SELECT what, place, due_on FROM duty_count JOIN place_subject USING (subject_id)
       UNION ALL SELECT what, place, due_on FROM report_count JOIN project_place USING (project_id))
     GROUP BY what, place, due_on)
   SELECT what || ' of region ' || place AS what, coalesce(place_count.count, 0) AS kept,
     coalesce(folded.count, 0) AS folded
   FROM folded FULL JOIN place_count USING (what, place, due_on)
   WHERE kept <> coalesce(folded.count, 0)`,
];
