CREATE TABLE ports (
  port_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  island TEXT NOT NULL,
  depth_m REAL NOT NULL
);
CREATE TABLE ferries (
  ferry_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  shipyard TEXT NOT NULL,
  built_year INTEGER NOT NULL,
  capacity INTEGER NOT NULL,
  car_spaces INTEGER NOT NULL,
  retired BOOLEAN NOT NULL
);
CREATE TABLE captains (
  captain_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  nationality TEXT NOT NULL,
  birth_date DATE NOT NULL,
  years_of_service INTEGER NOT NULL
);
CREATE TABLE routes (
  route_id INTEGER PRIMARY KEY,
  from_port_id INTEGER NOT NULL REFERENCES ports(port_id),
  to_port_id INTEGER NOT NULL REFERENCES ports(port_id),
  distance_km REAL NOT NULL,
  fare REAL NOT NULL
);
CREATE TABLE sailings (
  sailing_id INTEGER PRIMARY KEY,
  route_id INTEGER NOT NULL REFERENCES routes(route_id),
  ferry_id INTEGER NOT NULL REFERENCES ferries(ferry_id),
  captain_id INTEGER REFERENCES captains(captain_id),
  departs_on DATE NOT NULL,
  passengers INTEGER NOT NULL,
  delay_minutes INTEGER,
  cancelled BOOLEAN NOT NULL
);
CREATE TABLE amenities (
  amenity_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);
CREATE TABLE ferry_amenities (
  ferry_id INTEGER NOT NULL REFERENCES ferries(ferry_id),
  amenity_id INTEGER NOT NULL REFERENCES amenities(amenity_id),
  PRIMARY KEY (ferry_id, amenity_id)
);
CREATE TABLE timetables (
  timetable_id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NOT NULL
);
INSERT INTO timetables VALUES
  (1, 'Winter', '2025-11-01', '2026-03-31'),
  (2, 'Summer', '2026-04-01', '2026-10-31');
INSERT INTO ports VALUES
  (1, 'Skarholm', 'Norrey', 9.5),
  (2, 'Tannet', 'Norrey', 6.0),
  (3, 'Port Isla', 'Sandray', 12.0),
  (4, 'Vaunt', 'Sandray', 4.5),
  (5, 'Old Quay', 'Mereth', 7.2),
  (6, 'Lonely Bay', 'Fenno', 3.0);
INSERT INTO ferries VALUES
  (1, 'Morning Tern', 'Baltic Yard', 1998, 420, 80, 0),
  (2, 'Grey Petrel', 'Orme Works', 2007, 650, 140, 0),
  (3, 'Sea Lark', 'Baltic Yard', 1983, 210, 20, 1),
  (4, 'Northern Light', 'Orme Works', 2019, 900, 210, 0),
  (5, 'Storm Gull', 'Orme Works', 2012, 380, 60, 0),
  (6, 'Kittiwake', 'Kestrel Yard', 1975, 150, 0, 1);
INSERT INTO captains VALUES
  (1, 'Inga Solberg', 'Norway', '1971-05-20', 18),
  (2, 'Ruari MacNeil', 'Scotland', '1983-11-02', 9),
  (3, 'Elsa Nyman', 'Sweden', '1990-01-15', 4),
  (4, 'Otto Berg', 'Norway', '1965-08-30', 25),
  (5, 'Freya Holm', 'Denmark', '1994-04-04', 2);
INSERT INTO routes VALUES
  (1, 1, 3, 42.5, 18.0),
  (2, 3, 1, 42.5, 18.0),
  (3, 2, 3, 38.0, 15.5),
  (4, 3, 5, 61.0, 24.0),
  (5, 5, 4, 22.0, 9.5),
  (6, 1, 2, 12.0, 6.0);
INSERT INTO amenities VALUES
  (1, 'cafe'),
  (2, 'sun deck'),
  (3, 'cabins'),
  (4, 'wifi'),
  (5, 'cinema');
INSERT INTO ferry_amenities VALUES
  (1, 1),
  (1, 4),
  (2, 1),
  (2, 2),
  (2, 4),
  (3, 2),
  (4, 1),
  (4, 2),
  (4, 3),
  (4, 4),
  (5, 4);
INSERT INTO sailings VALUES
  (1, 1, 2, 1, '2025-03-01', 422, 12, 0),
  (2, 6, 4, 1, '2025-03-09', 423, 12, 0),
  (3, 1, 2, 1, '2025-03-11', 195, 75, 0),
  (4, 6, 4, 4, '2025-03-20', 0, NULL, 1),
  (5, 2, 2, NULL, '2025-03-28', 144, 30, 0),
  (6, 2, 5, 4, '2025-04-04', 248, 30, 0),
  (7, 3, 2, 4, '2025-04-18', 429, 30, 0),
  (8, 4, 4, 3, '2025-04-21', 608, 75, 0),
  (9, 2, 2, 3, '2025-05-03', 439, 75, 0),
  (10, 1, 2, 1, '2025-05-13', 544, 0, 0),
  (11, 3, 2, NULL, '2025-05-24', 446, 0, 0),
  (12, 4, 2, 3, '2025-05-31', 331, 5, 0),
  (13, 1, 1, 4, '2025-06-04', 322, 0, 0),
  (14, 6, 4, 3, '2025-06-11', 252, 12, 0),
  (15, 1, 4, 4, '2025-06-15', 576, 12, 0),
  (16, 6, 2, 1, '2025-06-17', 335, 75, 0),
  (17, 4, 4, 4, '2025-06-19', 245, 5, 0),
  (18, 1, 4, 1, '2025-06-21', 420, 12, 0),
  (19, 4, 2, 2, '2025-07-01', 329, 0, 0),
  (20, 2, 4, 4, '2025-07-04', 706, 30, 0),
  (21, 2, 2, 1, '2025-07-09', 0, NULL, 1),
  (22, 4, 2, NULL, '2025-07-18', 277, 30, 0),
  (23, 6, 4, 4, '2025-07-31', 0, NULL, 1),
  (24, 4, 4, 2, '2025-08-05', 720, 30, 0),
  (25, 1, 1, 1, '2025-08-15', 393, 0, 0),
  (26, 4, 4, 1, '2025-08-22', 319, 75, 0),
  (27, 5, 2, 1, '2025-08-25', 348, 30, 0),
  (28, 3, 4, 1, '2025-09-03', 496, 12, 0),
  (29, 4, 2, 1, '2025-09-05', 138, 0, 0),
  (30, 1, 4, 2, '2025-09-17', 866, 5, 0),
  (31, 5, 4, 4, '2025-09-26', 719, 0, 0),
  (32, 1, 4, 1, '2025-10-06', 213, 12, 0),
  (33, 5, 1, 2, '2025-10-14', 219, 75, 0),
  (34, 3, 4, 2, '2025-10-21', 499, 0, 0),
  (35, 6, 1, 2, '2025-10-29', 353, 5, 0),
  (36, 4, 2, 1, '2025-11-08', 378, 0, 0),
  (37, 4, 2, 1, '2025-11-18', 0, NULL, 1),
  (38, 1, 4, NULL, '2025-11-24', 187, 5, 0),
  (39, 5, 1, 4, '2025-12-08', 310, 0, 0),
  (40, 3, 1, 3, '2025-12-16', 145, 30, 0),
  (41, 5, 1, 2, '2025-12-30', 382, 75, 0),
  (42, 5, 2, 4, '2026-01-06', 281, 0, 0),
  (43, 1, 5, 1, '2026-01-09', 375, 75, 0),
  (44, 6, 5, 2, '2026-01-13', 354, 0, 0),
  (45, 1, 4, 2, '2026-01-15', 180, 0, 0),
  (46, 2, 1, 1, '2026-01-22', 288, 5, 0),
  (47, 5, 4, NULL, '2026-02-05', 596, 75, 0),
  (48, 6, 4, 3, '2026-02-12', 469, 12, 0),
  (49, 4, 5, NULL, '2026-02-24', 221, 0, 0),
  (50, 2, 4, NULL, '2026-03-05', 816, 30, 0),
  (51, 4, 2, 1, '2026-03-09', 149, 5, 0),
  (52, 2, 4, 3, '2026-03-22', 574, 5, 0),
  (53, 3, 2, 2, '2026-03-27', 0, NULL, 1),
  (54, 5, 4, 2, '2026-03-31', 166, 30, 0),
  (55, 5, 5, 1, '2026-04-11', 288, 0, 0),
  (56, 4, 4, NULL, '2026-04-23', 153, 12, 0),
  (57, 6, 4, 1, '2026-05-05', 581, 12, 0),
  (58, 6, 5, NULL, '2026-05-12', 202, 75, 0),
  (59, 1, 2, NULL, '2026-05-16', 634, 12, 0),
  (60, 4, 1, 2, '2026-05-26', 144, 75, 0),
  (61, 1, 2, NULL, '2026-06-09', 0, NULL, 1),
  (62, 4, 2, 1, '2026-06-15', 333, 5, 0),
  (63, 1, 5, 2, '2026-06-17', 101, 0, 0);
ALTER TABLE ferries ADD COLUMN crew_count TEXT;
UPDATE ferries SET crew_count = 4 + 2 * ferry_id;
ALTER TABLE amenities ADD COLUMN percentage REAL;
UPDATE amenities SET percentage = 7.5 * amenity_id;
