-- Which sales rest on a show: the ones that name it, whatever their kind and price, besides those it closed by the days.
-- Reason: a renewal or a free package sold at the end of a consultation names it too; undoing the show left such a sale behind.

-- The sale that was made at the end of a consultation.
create function sales_naming(the_organization uuid, the_consultation uuid) returns table (id uuid, sold_on date)
  language sql stable parallel safe
  as $$
    select p.id, p.sold_on from session_package p
    where p.organization_id = the_organization and p.consultation_id = the_consultation and p.voided_at is null
  $$;

create or replace function sales_closed_on(the_organization uuid, the_consultation uuid) returns table (id uuid, sold_on date)
  language sql stable parallel safe
  as $$
    select p.id, p.sold_on from consultation c
    join session_package p on p.organization_id = c.organization_id and p.member_id = c.member_id
      and p.sold_on between c.slot_on and c.slot_on + 90
    where c.organization_id = the_organization and c.id = the_consultation and c.voided_at is null
      and p.kind in ('NEW', 'REACTIVATION') and p.price_minor > 0 and not p.rescinded and p.voided_at is null
      and not exists (select from consultation l where l.organization_id = c.organization_id and l.member_id = c.member_id
        and l.outcome = 'SHOWED' and l.voided_at is null and l.starts_at > c.starts_at and l.slot_on <= p.sold_on)
    union
    select n.id, n.sold_on from sales_naming(the_organization, the_consultation) n
    order by sold_on
  $$;
