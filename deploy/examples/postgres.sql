-- The table that redpanda-connect-postgres.yaml fills: one row a story.
CREATE TABLE IF NOT EXISTS stories (
    uri text PRIMARY KEY,
    version integer NOT NULL,
    agency text,
    language text,
    issued date,
    headline text,
    body text,
    withdrawn boolean NOT NULL DEFAULT false,
    event jsonb NOT NULL,
    found tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', coalesce(headline, '') || ' ' || coalesce(body, ''))
    ) STORED
);
CREATE INDEX IF NOT EXISTS stories_found ON stories USING gin (found);
