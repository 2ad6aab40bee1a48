-- What a sale keeps beyond its price: the list price it was judged by, the consultation it closed, each seller's own rate.
-- Reason: a discount, a close and a commission must be readable years later, when the price list and the rates have moved on.

-- Versions of one entry of the price list follow one another.
alter table offer add column previous_id uuid;

-- Bonus sessions are part of all sessions; how many of them were a gift is frozen too. The list price is null where there was none.
alter table session_package add column bonus_sessions integer not null default 0 check (bonus_sessions >= 0);
alter table session_package add column list_price_minor bigint check (list_price_minor >= 0);
alter table session_package add column consultation_id uuid;
-- One consultation is closed by one sale.
create unique index session_package_closes on session_package (organization_id, consultation_id)
  where consultation_id is not null and voided_at is null;
-- The list of sales, the newest first, page by page.
create index session_package_list on session_package (organization_id, sold_on desc, id desc) where voided_at is null;
-- What was sold from an entry of the price list, and what names a package as its predecessor: asked before an undo.
create index session_package_offer on session_package (organization_id, offer_id) where offer_id is not null and voided_at is null;
create index session_package_predecessor on session_package (organization_id, predecessor_id)
  where predecessor_id is not null and voided_at is null;

-- A seller's own commission rate on the day of the sale; null where a file told of the whole sale's rate only.
alter table sale_split add column commission_bp integer check (commission_bp between 0 and 10000);
