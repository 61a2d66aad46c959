CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT);
CREATE TABLE jobs (id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id), name TEXT, cost_usd REAL, memory_gb INTEGER, cpu_percent REAL, fee REAL, currency TEXT, price REAL, price_currency TEXT, price_per_hour REAL, run_hours REAL, started_on DATE);
CREATE TABLE tags (job_id INTEGER NOT NULL REFERENCES jobs (id), tag TEXT NOT NULL, PRIMARY KEY (job_id, tag));
CREATE TABLE bills (id INTEGER PRIMARY KEY, total REAL, total_tax REAL);
INSERT INTO bills VALUES (1, 5, 1);
INSERT INTO teams VALUES (1, 'Search', 'S'), (2, 'Field', 'F');
INSERT INTO jobs VALUES (1, 1, 'a', 10, 4, 40, 1, 'SEK', 5, 'EUR', 2, 3, '2026-01-03'), (2, 1, 'b', 20, 8, 60, 2, 'SEK', 6, 'USD', 2, 3, '2026-02-03'), (3, 2, 'c', 30, 16, 80, 3, 'SEK', 7, 'EUR', 2, 4, '2026-03-05'), (4, 2, 'd', 30, 16, 80, 3, 'SEK', 7, 'EUR', 2, 4, '2026-03-06');
INSERT INTO tags VALUES (1, 'x'), (1, 'y'), (2, 'x'), (3, 'y'), (4, 'x');
