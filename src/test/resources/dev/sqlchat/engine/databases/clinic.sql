CREATE TABLE owners (
  owner_id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL,
  town TEXT NOT NULL,
  phone TEXT
);
CREATE TABLE animals (
  animal_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  species TEXT NOT NULL,
  weight_kg REAL NOT NULL,
  born_on DATE NOT NULL,
  owner_id INTEGER REFERENCES owners(owner_id)
);
CREATE TABLE vets (
  vet_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  specialty TEXT NOT NULL,
  age INTEGER NOT NULL,
  start_year INTEGER NOT NULL,
  on_call INTEGER NOT NULL CHECK (on_call IN (0, 1))
);
CREATE TABLE visits (
  visit_id INTEGER PRIMARY KEY,
  animal_id INTEGER NOT NULL REFERENCES animals(animal_id),
  lead_vet_id INTEGER NOT NULL REFERENCES vets(vet_id),
  second_vet_id INTEGER REFERENCES vets(vet_id),
  visited_on DATE NOT NULL,
  fee REAL NOT NULL,
  emergency BOOLEAN NOT NULL,
  reason TEXT NOT NULL
);
CREATE TABLE vaccines (
  vaccine_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  maker TEXT NOT NULL,
  dose_ml REAL NOT NULL
);
CREATE TABLE animal_vaccines (
  animal_id INTEGER NOT NULL REFERENCES animals(animal_id),
  vaccine_id INTEGER NOT NULL REFERENCES vaccines(vaccine_id),
  given_on DATE NOT NULL,
  PRIMARY KEY (animal_id, vaccine_id)
);
INSERT INTO owners VALUES
  (1, 'Greta Lindholm', 'Ashford', '0555-101'),
  (2, 'Tomas Rey', 'Millbrook', NULL),
  (3, 'Ines Quaresma', 'Ashford', '0555-103'),
  (4, 'Bert Oakley', 'Dunmore', '0555-104'),
  (5, 'Yuki Tanabe', 'Millbrook', NULL),
  (6, 'Nora Whitfield', 'Dunmore', '0555-106'),
  (7, 'Sam Pettigrew', 'Ashford', NULL);
INSERT INTO animals VALUES
  (1, 'Biscuit', 'dog', 12.5, '2019-04-02', 1),
  (2, 'Pepper', 'cat', 4.1, '2021-08-19', 1),
  (3, 'Shadow', 'cat', 5.3, '2016-02-11', 2),
  (4, 'Rusty', 'dog', 28.0, '2014-10-30', 3),
  (5, 'Clover', 'rabbit', 1.9, '2023-05-05', 3),
  (6, 'Duke', 'dog', 33.4, '2018-07-14', 4),
  (7, 'Misty', 'cat', 3.8, '2024-01-22', 5),
  (8, 'Hazel', 'rabbit', 2.2, '2022-12-01', 6),
  (9, 'Comet', 'parrot', 0.4, '2011-06-09', 6),
  (10, 'Tiger', 'cat', 6.0, '2020-03-17', 4),
  (11, 'Stray One', 'cat', 3.1, '2025-02-01', NULL),
  (12, 'Bruno', 'dog', 19.7, '2022-09-09', 3);
INSERT INTO vets VALUES
  (1, 'Dr Elif Aydin', 'surgery', 52, 2001, 1),
  (2, 'Dr Oscar Hale', 'dentistry', 38, 2014, 1),
  (3, 'Dr Ruth Okafor', 'surgery', 45, 2010, 0),
  (4, 'Dr Liam Castell', 'exotics', 31, 2021, 1),
  (5, 'Dr Mona Petrov', 'dermatology', 60, 1994, 0);
INSERT INTO visits VALUES
  (1, 5, 3, 2, '2025-02-03', 75.5, 0, 'vaccination'),
  (2, 6, 2, 4, '2025-02-20', 210.0, 0, 'check-up'),
  (3, 3, 1, NULL, '2025-03-04', 90.0, 0, 'skin'),
  (4, 5, 4, 3, '2025-03-15', 120.0, 0, 'skin'),
  (5, 12, 3, NULL, '2025-03-20', 35.0, 0, 'vaccination'),
  (6, 3, 3, NULL, '2025-04-08', 210.0, 1, 'injury'),
  (7, 7, 1, 4, '2025-04-20', 48.0, 0, 'dental'),
  (8, 8, 1, 3, '2025-04-25', 120.0, 0, 'dental'),
  (9, 12, 1, 2, '2025-05-08', 60.0, 0, 'skin'),
  (10, 1, 1, 4, '2025-05-17', 210.0, 0, 'dental'),
  (11, 12, 2, 3, '2025-05-23', 35.0, 0, 'check-up'),
  (12, 3, 1, 3, '2025-05-31', 75.5, 1, 'dental'),
  (13, 7, 4, NULL, '2025-06-06', 210.0, 0, 'injury'),
  (14, 3, 2, NULL, '2025-06-12', 75.5, 0, 'vaccination'),
  (15, 9, 1, NULL, '2025-06-20', 35.0, 1, 'dental'),
  (16, 8, 3, NULL, '2025-06-27', 75.5, 0, 'vaccination'),
  (17, 8, 2, NULL, '2025-07-08', 75.5, 1, 'vaccination'),
  (18, 3, 3, 1, '2025-07-13', 35.0, 0, 'vaccination'),
  (19, 12, 3, 4, '2025-07-24', 35.0, 0, 'vaccination'),
  (20, 5, 2, NULL, '2025-08-01', 210.0, 0, 'injury'),
  (21, 1, 1, NULL, '2025-08-12', 48.0, 0, 'check-up'),
  (22, 4, 2, 4, '2025-08-26', 75.5, 0, 'skin'),
  (23, 12, 3, NULL, '2025-09-07', 210.0, 1, 'vaccination'),
  (24, 2, 2, NULL, '2025-09-22', 210.0, 0, 'vaccination'),
  (25, 9, 4, 3, '2025-09-29', 48.0, 1, 'dental'),
  (26, 1, 2, NULL, '2025-10-13', 35.0, 0, 'check-up'),
  (27, 3, 1, 3, '2025-10-26', 60.0, 1, 'skin'),
  (28, 3, 3, NULL, '2025-11-07', 120.0, 0, 'vaccination'),
  (29, 5, 3, 4, '2025-11-15', 90.0, 0, 'injury'),
  (30, 3, 4, NULL, '2025-11-23', 35.0, 0, 'dental'),
  (31, 3, 1, NULL, '2025-12-05', 48.0, 0, 'injury'),
  (32, 7, 1, NULL, '2025-12-18', 60.0, 0, 'dental'),
  (33, 8, 4, 3, '2025-12-28', 90.0, 0, 'skin'),
  (34, 1, 2, 1, '2026-01-02', 120.0, 0, 'check-up'),
  (35, 7, 4, NULL, '2026-01-07', 75.5, 0, 'injury'),
  (36, 2, 1, NULL, '2026-01-17', 75.5, 0, 'check-up'),
  (37, 9, 4, NULL, '2026-02-05', 210.0, 0, 'injury'),
  (38, 8, 2, NULL, '2026-02-11', 210.0, 1, 'check-up'),
  (39, 5, 3, NULL, '2026-03-01', 90.0, 1, 'dental'),
  (40, 1, 3, NULL, '2026-03-15', 35.0, 0, 'check-up'),
  (41, 4, 4, 1, '2026-03-24', 75.5, 1, 'dental'),
  (42, 12, 3, NULL, '2026-04-05', 90.0, 0, 'injury'),
  (43, 1, 2, NULL, '2026-04-19', 48.0, 0, 'dental'),
  (44, 7, 4, 2, '2026-05-06', 60.0, 0, 'injury'),
  (45, 2, 4, 3, '2026-05-15', 48.0, 0, 'injury'),
  (46, 5, 2, NULL, '2026-05-30', 60.0, 1, 'injury'),
  (47, 8, 2, NULL, '2026-06-07', 48.0, 1, 'vaccination'),
  (48, 4, 2, NULL, '2026-06-12', 48.0, 0, 'injury');
INSERT INTO vaccines VALUES
  (1, 'Rabivax', 'Norvet', 1.0),
  (2, 'Felishield', 'Norvet', 0.5),
  (3, 'Canipro', 'Zoolab', 1.5),
  (4, 'Lapinova', 'Zoolab', 0.5),
  (5, 'Avigard', 'Halden', 0.2);
INSERT INTO animal_vaccines VALUES
  (1, 1, '2024-05-02'),
  (1, 3, '2025-05-06'),
  (2, 1, '2025-09-01'),
  (2, 2, '2025-09-01'),
  (3, 2, '2023-03-15'),
  (4, 1, '2022-11-11'),
  (4, 3, '2026-02-20'),
  (5, 4, '2024-06-01'),
  (6, 1, '2026-05-11'),
  (7, 2, '2026-01-30'),
  (8, 4, '2025-12-12'),
  (10, 1, '2024-04-04'),
  (10, 2, '2024-04-04'),
  (12, 3, '2025-07-07');
ALTER TABLE animals ADD COLUMN sex TEXT;
UPDATE animals SET sex = CASE WHEN animal_id IN (2, 5, 7, 8, 11) THEN 'F' ELSE 'M' END;
