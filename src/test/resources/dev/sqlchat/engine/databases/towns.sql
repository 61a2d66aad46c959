CREATE TABLE towns (
  town_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  county TEXT NOT NULL,
  population INTEGER NOT NULL,
  sales DECIMAL(10,2) NOT NULL,
  previous_sales DECIMAL(10,2),
  postal_code INTEGER NOT NULL
);
CREATE TABLE readings (
  reading_id INTEGER PRIMARY KEY,
  town_id INTEGER NOT NULL REFERENCES towns(town_id),
  read_on DATE NOT NULL,
  max_temperature_c INTEGER NOT NULL,
  min_temperature_c INTEGER NOT NULL
);
CREATE TABLE outages (
  outage_id INTEGER PRIMARY KEY,
  town_id INTEGER NOT NULL REFERENCES towns(town_id),
  started_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP,
  cause TEXT NOT NULL
);
CREATE TABLE fairs (
  fair_id INTEGER PRIMARY KEY,
  town_id INTEGER NOT NULL REFERENCES towns(town_id),
  title TEXT NOT NULL,
  start_date DATE NOT NULL,
  end_date DATE NOT NULL
);
CREATE TABLE trail_regions (
  region TEXT PRIMARY KEY,
  ranger TEXT NOT NULL
);
CREATE TABLE trails (
  trail_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  region TEXT NOT NULL REFERENCES trail_regions(region)
);
INSERT INTO trail_regions VALUES
  ('Highland', 'Ada Brandt'),
  ('Coast', 'Piet Maas');
INSERT INTO trails VALUES
  (1, 'Ridge Loop', 'Highland'),
  (2, 'Summit Path', 'Highland'),
  (3, 'Gull Walk', 'Coast'),
  (4, 'Border Way', 'Beyond');
INSERT INTO towns VALUES
  (1, 'Elmford', 'Northshire', 12000, 540000, 500000, 40117),
  (2, 'Quarry Hill', 'Northshire', 4500, 310000, 200000, 40128),
  (3, 'Saltby', 'Coast', 26000, 880000, 910000, 52001),
  (4, 'Winterley', 'Coast', 800, 12000, NULL, 52044);
INSERT INTO readings VALUES
  (1, 1, '2026-01-03', 4, -7),
  (2, 1, '2026-01-04', 6, 1),
  (3, 2, '2026-01-03', 3, -5),
  (4, 2, '2026-01-05', 9, -4),
  (5, 3, '2026-01-04', 8, 5),
  (6, 4, '2026-01-05', 2, -2);
INSERT INTO outages VALUES
  (1, 1, '2026-02-01 10:00:00', '2026-02-01 11:30:00', 'storm'),
  (2, 1, '2026-02-03 22:15:00', '2026-02-04 01:15:00', 'works'),
  (3, 3, '2026-02-07 06:00:00', '2026-02-07 06:20:00', 'storm'),
  (4, 4, '2026-03-01 08:00:00', NULL, 'unknown');
INSERT INTO fairs VALUES
  (1, 1, 'Apple Days', '2026-09-04', '2026-09-08'),
  (2, 3, 'Kite Weekend', '2026-06-12', '2026-06-14'),
  (3, 2, 'Stone Market', '2026-05-01', '2026-05-11');
