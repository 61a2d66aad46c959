CREATE TABLE plants (plant_id INTEGER PRIMARY KEY, name TEXT, family TEXT, height REAL, sown DATE, notes TEXT, tags TEXT[], props JSONB, gardener_id INTEGER, is_tall BOOLEAN, "Sun Hours" INTEGER, grams INTEGER);
CREATE TABLE gardeners (gardener_id INTEGER PRIMARY KEY, name TEXT, mentor_id INTEGER, wage NUMERIC(10,2), pin TEXT, joined TIMESTAMP);
CREATE TABLE harvests (harvest_id INTEGER PRIMARY KEY, plant_id INTEGER, picked TIMESTAMP, kilos NUMERIC(10,2), grade TEXT);
CREATE TABLE vault (id INTEGER PRIMARY KEY, code TEXT);
CREATE VIEW tall_plants AS SELECT plant_id, name, height FROM plants WHERE height > 100;
INSERT INTO gardeners VALUES (1, 'Iris', NULL, 990.5, '1111', '2019-03-01 08:00:00'), (2, 'Jon', 1, 880.25, '2222', '2021-06-15 09:30:00');
INSERT INTO plants VALUES (1, 'Basil', 'mint', 40.5, '2024-03-01', 'likes sun', '{kitchen,green}', '{"a": {"b": "x"}, "w": 3}', 1, false, 6, 120), (2, 'Oak', 'beech', 900, '1999-10-10', NULL, '{tree}', '{"w": 7}', 2, true, 5, 0), (3, 'Thyme', 'mint', 20, '2024-04-11', 'it''s dry; really', '{kitchen}', NULL, NULL, false, 8, 75);
INSERT INTO harvests VALUES (1, 1, '2024-05-01 10:00:00', 1.25, 'A'), (2, 1, '2024-06-01 10:00:00', 0.75, 'B'), (3, 3, '2024-06-07 18:00:00', 0.5, 'A');
INSERT INTO vault VALUES (1, 'SECRET-1');
