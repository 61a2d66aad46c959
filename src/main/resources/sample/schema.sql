-- The sample database: one company's Azure estate and what it costs.
-- 6 subscriptions, 28 resource groups, 9 teams, about 420 resources, about 1,300 tags, 24 whole months of daily costs
-- before the as-of date plus the month to date, a budget per resource group and month, about 160 recommendations.

CREATE TABLE subscriptions (
  id          TEXT PRIMARY KEY,              -- a GUID
  name        TEXT NOT NULL UNIQUE,          -- 'Retail Production'
  environment TEXT NOT NULL,                 -- 'production' | 'staging' | 'development' | 'sandbox'
  owner_email TEXT NOT NULL,
  created_on  DATE NOT NULL
);

CREATE TABLE teams (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,           -- 'Data Platform'
  department TEXT NOT NULL,                  -- 'Engineering' | 'Analytics' | 'Operations' | 'Marketing'
  manager    TEXT NOT NULL
);

CREATE TABLE resource_groups (
  id              TEXT PRIMARY KEY,          -- '/subscriptions/<guid>/resourceGroups/<name>'
  name            TEXT NOT NULL,             -- 'rg-checkout-prod'
  subscription_id TEXT NOT NULL REFERENCES subscriptions (id),
  location        TEXT NOT NULL,             -- 'westeurope'
  created_on      DATE NOT NULL
);

CREATE TABLE resources (
  id                TEXT PRIMARY KEY,        -- the full Azure resource ID
  name              TEXT NOT NULL,           -- 'vm-checkout-prod-01'
  resource_type     TEXT NOT NULL,           -- 'Microsoft.Compute/virtualMachines'
  sku               TEXT,                    -- 'Standard_D4s_v5'; NULL where the type has none
  location          TEXT NOT NULL,
  status            TEXT NOT NULL,           -- 'running' | 'stopped' | 'deleted'
  resource_group_id TEXT NOT NULL REFERENCES resource_groups (id),
  team_id           INTEGER REFERENCES teams (id),   -- NULL: nobody owns it
  created_on        DATE NOT NULL,
  deleted_on        DATE                     -- NULL while it exists
);

CREATE TABLE resource_tags (
  resource_id TEXT NOT NULL REFERENCES resources (id),
  name        TEXT NOT NULL,                 -- 'owner' | 'cost-center' | 'application' | 'criticality'
  value       TEXT NOT NULL,
  PRIMARY KEY (resource_id, name)
);

CREATE TABLE costs (
  id          INTEGER PRIMARY KEY,
  resource_id TEXT NOT NULL REFERENCES resources (id),
  date        DATE NOT NULL,                 -- ISO 'YYYY-MM-DD'
  meter       TEXT NOT NULL,                 -- 'Compute' | 'Storage' | 'Bandwidth' | 'Requests' | 'Licence'
  quantity    REAL NOT NULL,
  unit        TEXT NOT NULL,                 -- 'hours' | 'GB' | 'requests' | 'cores'
  cost        REAL NOT NULL,                 -- in currency
  currency    TEXT NOT NULL                  -- 'USD'
);

CREATE TABLE budgets (
  id                INTEGER PRIMARY KEY,
  resource_group_id TEXT NOT NULL REFERENCES resource_groups (id),
  month             DATE NOT NULL,           -- its first day
  amount            REAL NOT NULL,
  UNIQUE (resource_group_id, month)
);

CREATE TABLE recommendations (
  id                INTEGER PRIMARY KEY,
  resource_id       TEXT NOT NULL REFERENCES resources (id),
  category          TEXT NOT NULL,           -- 'Cost' | 'Security' | 'Reliability' | 'Performance'
  impact            TEXT NOT NULL,           -- 'High' | 'Medium' | 'Low'
  status            TEXT NOT NULL,           -- 'open' | 'dismissed' | 'resolved'
  summary           TEXT NOT NULL,
  potential_savings REAL,                    -- a year, in USD; NULL unless category is 'Cost'
  created_on        DATE NOT NULL
);

CREATE INDEX idx_resources_name ON resources (name);
CREATE INDEX idx_resources_type ON resources (resource_type);
CREATE INDEX idx_resources_group ON resources (resource_group_id);
CREATE INDEX idx_costs_date ON costs (date);
CREATE INDEX idx_costs_resource_date ON costs (resource_id, date);
