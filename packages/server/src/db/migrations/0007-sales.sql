-- The price list and what was sold from it: terms frozen at the sale, sellers, what is due and what was collected.
-- Reason: a sale and its payments are separate from day one; changing the price list never touches a sold package.

create table offer (
  organization_id uuid not null references organization,
  id uuid not null,
  name text not null check (name <> ''),
  name_key text not null generated always as (fold_text(name)) stored,
  intro boolean not null default false,
  sessions integer not null check (sessions >= 1),
  bonus_sessions integer not null default 0 check (bonus_sessions >= 0),
  price_minor bigint not null check (price_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  valid_days integer check (valid_days >= 1),
  services text[] not null default '{PT}',
  held_from date not null,
  held_until date,
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  check (held_until is null or held_until > held_from),
  constraint offer_once exclude using gist (
    organization_id with =, fold_text(name) with =, currency with =, daterange(held_from, held_until, '[)') with &&
  ) where (voided_at is null)
);

create table session_package (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  location_id uuid not null,
  offer_id uuid,
  item text not null,
  intro boolean not null default false,
  kind text not null check (kind in ('INTRO', 'NEW', 'RENEWAL', 'REACTIVATION', 'UPGRADE', 'ADD_ON', 'REPLACEMENT')),
  -- An inferred kind is derived again when older facts arrive; a stated one is kept.
  kind_inferred boolean not null,
  sessions integer not null check (sessions >= 1),
  price_minor bigint not null check (price_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  tax_rate_bp integer not null default 0 check (tax_rate_bp between 0 and 10000),
  services text[] not null default '{PT}',
  sold_at timestamptz not null,
  sold_on date not null,
  time_zone text not null,
  expires_on date,
  owner_staff_id uuid,
  predecessor_id uuid,
  refunded_on date,
  refunded_minor bigint check (refunded_minor >= 0),
  -- Fully refunded within 14 days of the sale with no paid session taken: the sale counts as never made.
  rescinded boolean not null default false,
  channel text,
  commission_bp integer not null default 0 check (commission_bp between 0 and 10000),
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id),
  foreign key (organization_id, location_id) references location (organization_id, id),
  check (expires_on is null or expires_on >= sold_on)
);
create index session_package_sold on session_package (organization_id, sold_on, location_id) include (price_minor, kind)
  where voided_at is null;
create index session_package_member on session_package (organization_id, member_id, sold_on) where voided_at is null;

-- Who sold it: parts that total 10,000 basis points, frozen at the sale, the cents already spread.
create table sale_split (
  organization_id uuid not null,
  package_id uuid not null,
  staff_id uuid not null,
  part_bp integer not null check (part_bp between 1 and 10000),
  amount_minor bigint not null,
  sold_on date not null,
  primary key (organization_id, package_id, staff_id),
  foreign key (organization_id, package_id) references session_package (organization_id, id),
  foreign key (organization_id, staff_id) references staff (organization_id, id)
);
create index sale_split_staff on sale_split (organization_id, staff_id, sold_on);

create table payment_due (
  organization_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  due_on date not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  voided_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, package_id) references session_package (organization_id, id)
);
create index payment_due_package on payment_due (organization_id, package_id) where voided_at is null;

create table payment (
  organization_id uuid not null,
  id uuid not null,
  package_id uuid not null,
  collected_on date not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  method text not null default '',
  voided_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, package_id) references session_package (organization_id, id)
);
create index payment_package on payment (organization_id, package_id) where voided_at is null;

-- Visits as plain facts: what the club's system says happened. Their effects on the books are not drawn here.
create table visit_fact (
  organization_id uuid not null references organization,
  id uuid not null,
  member_id uuid not null,
  trainer_id uuid not null,
  location_id uuid not null,
  service text not null default '',
  starts_at timestamptz not null,
  held_on date not null,
  minutes integer not null check (minutes between 1 and 1440),
  time_zone text not null,
  outcome text check (outcome in ('COMPLETED', 'NO_SHOW', 'LATE_CANCELLED', 'CANCELLED')),
  voided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references member (organization_id, id),
  foreign key (organization_id, trainer_id) references staff (organization_id, id)
);
create index visit_fact_member on visit_fact (organization_id, member_id, held_on) where voided_at is null;
create index visit_fact_held on visit_fact (organization_id, held_on, location_id) where voided_at is null;
