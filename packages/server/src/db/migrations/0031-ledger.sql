-- The ledger: money and session credits in double entry, only ever added to, and the projections that are sums of it.
-- Reason: a balance, a trainer's pay and recognised revenue must move together, be put right by mirrors and never by an
-- edit, and be provable to the cent on any day.

create table ledger_entry (
  organization_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('SALE', 'PAYMENT', 'REFUND', 'MOVE', 'COMPLETED', 'NO_SHOW', 'LATE_CANCELLED', 'LAPSE',
    'ROUNDING')),
  -- What it is about: a package, a payment, a session. The ledger does not know which is which.
  subject_id uuid not null,
  -- Whose calendar the business date is of.
  location_id uuid not null,
  business_on date not null,
  reverses_id uuid,
  why text not null default '' check (length(why) <= 500),
  staff_id uuid,
  import_run_id uuid,
  posted_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, id),
  foreign key (organization_id, location_id) references location (organization_id, id),
  foreign key (organization_id, reverses_id) references ledger_entry (organization_id, id),
  check (reverses_id <> id)
);
-- A correction mirrors its original, once.
create unique index ledger_entry_mirror on ledger_entry (organization_id, reverses_id) where reverses_id is not null;
create index ledger_entry_subject on ledger_entry (organization_id, subject_id, kind);

-- Debit above zero, credit below. The unit is a currency, or SESSION for session credits.
create table ledger_line (
  organization_id uuid not null,
  entry_id uuid not null,
  place integer not null check (place >= 1),
  account text not null check (account in ('CASH', 'RECEIVABLE', 'DEFERRED', 'RECOGNISED', 'BREAKAGE', 'REFUNDS', 'PAY_EXPENSE',
    'PAY_OWED', 'CREDITS_HELD', 'CREDITS_ISSUED', 'CREDITS_SPENT', 'CREDITS_LAPSED', 'CREDITS_RETURNED')),
  unit text not null check (unit = 'SESSION' or unit ~ '^[A-Z]{3}$'),
  amount bigint not null check (amount <> 0 and amount between -9007199254740991 and 9007199254740991),
  location_id uuid not null,
  -- Whose credits and whose deferred revenue: a package, to those who know packages.
  holder_id uuid,
  -- Who delivered, and whose pay it is.
  staff_id uuid,
  business_on date not null,
  primary key (organization_id, entry_id, place),
  check ((account like 'CREDITS%') = (unit = 'SESSION'))
);
create index ledger_line_books on ledger_line (organization_id, account, business_on, location_id) include (unit, amount, staff_id);
create index ledger_line_holder on ledger_line (organization_id, holder_id, account) include (unit, amount, business_on, entry_id)
  where holder_id is not null;

-- An entry is whole and balanced when its transaction commits: it has lines, and in each unit they sum to zero.
create function entry_is_balanced() returns trigger
  language plpgsql
  as $$
  declare
    units integer;
    worst numeric;
  begin
    select count(*), coalesce(max(abs(u.total)), 0) into units, worst
    from (select sum(l.amount) as total from ledger_line l
      where l.organization_id = new.organization_id and l.entry_id = new.id group by l.unit) u;
    if units = 0 or worst <> 0 then
      raise exception 'ledger entry % does not balance', new.id using errcode = 'check_violation', constraint = 'ledger_entry_balanced';
    end if;
    return null;
  end $$;
create constraint trigger ledger_entry_balanced after insert on ledger_entry deferrable initially deferred
  for each row execute function entry_is_balanced();

-- Lines come whole, with their entry or not at all: what one statement adds to an entry balances by itself, so nothing can be
-- added later that tips it.
create function lines_come_whole() returns trigger
  language plpgsql
  as $$
  begin
    if exists (select from added a group by a.organization_id, a.entry_id, a.unit having sum(a.amount) <> 0) then
      raise exception 'ledger lines do not sum to zero' using errcode = 'check_violation', constraint = 'ledger_line_whole';
    end if;
    if exists (select from added a where not exists (select from ledger_entry e
        where e.organization_id = a.organization_id and e.id = a.entry_id and e.business_on = a.business_on)) then
      raise exception 'a ledger line has no entry of its day' using errcode = 'foreign_key_violation', constraint = 'ledger_line_entry';
    end if;
    return null;
  end $$;
create trigger ledger_line_whole after insert on ledger_line referencing new table as added
  for each statement execute function lines_come_whole();

-- The books are closed through this day: what is corrected later is dated in the open days after it.
alter table location add column books_closed_through date;
