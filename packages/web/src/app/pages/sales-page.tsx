import { Button } from '@mantine/core';
import { getRouteApi, useNavigate, useSearch } from '@tanstack/react-router';
import type { Viewer } from '../../features/auth/index.ts';
import { AskMemberField } from '../../features/members/index.ts';
import { AskSale, AskSales, AskSell, SALE_KINDS, SalesFilters } from '../../features/sales/index.ts';
import { FilterChips, type Chip } from '../../ui/chips.tsx';
import { spellDate } from '../../ui/day.ts';
import { t } from '../../ui/messages/index.ts';
import { PageHead } from '../../ui/page.tsx';
import { homeOf, mayDo, pathTo, paths, withSearch } from '../paths.ts';
import type { SalesSearch } from '../search/consultations.ts';
import { useTitle } from '../use-title.ts';

const inside = getRouteApi('/inside');

/** Who bought what, when and from whom; a sale opened, and one begun. */
export function SalesPage() {
  const { viewer } = inside.useRouteContext();
  const search: SalesSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const at = (change: SalesSearch) =>
    withSearch(paths.sales, { ...search, do: undefined, sale: undefined, member: undefined, ...change });
  const filter = (change: SalesSearch) => void navigate({ href: at(change), replace: true, resetScroll: false });
  const kind = SALE_KINDS.find((one) => one.toLowerCase() === search.kind) ?? null;
  const chips = chipsOf(search, kind, at, viewer);
  const maySell = mayDo(viewer, 'sellPackage');
  useTitle(t('nav.sales'));
  return (
    <>
      <PageHead
        title={t('nav.sales')}
        actions={
          maySell ? (
            <Button variant="filled" onClick={() => void navigate({ href: at({ do: 'sell' }), resetScroll: false })}>
              {t('do.sell')}
            </Button>
          ) : null
        }
      />
      <SalesFilters
        places={viewer.locations}
        from={search.from ?? null}
        to={search.to ?? null}
        locationId={search.location ?? null}
        kind={kind}
        onChange={(change) =>
          filter({
            ...('from' in change ? { from: change.from ?? undefined } : {}),
            ...('to' in change ? { to: change.to ?? undefined } : {}),
            ...('locationId' in change ? { location: change.locationId ?? undefined } : {}),
            ...('kind' in change ? { kind: change.kind?.toLowerCase() as SalesSearch['kind'] } : {}),
          })
        }
      />
      <FilterChips chips={chips} clearAllHref={paths.sales} />
      <AskSales
        from={search.from ?? null}
        to={search.to ?? null}
        locationId={search.location ?? null}
        kind={kind}
        withLocation={viewer.locations.length > 1 && search.location === undefined}
        hrefOf={({ id }) => at({ sale: id })}
        clearHref={chips.length > 0 ? paths.sales : null}
        sellHref={maySell ? at({ do: 'sell' }) : null}
        homeHref={homeOf(viewer)}
      />
      <Sheets viewer={viewer} search={search} onClose={() => filter({})} />
    </>
  );
}

function chipsOf(
  { from, to, location }: SalesSearch,
  kind: (typeof SALE_KINDS)[number] | null,
  at: (change: SalesSearch) => string,
  { locations }: Viewer,
): Chip[] {
  const place = locations.find(({ id }) => id === location)?.name ?? t('sale.location');
  const chips: (Chip | null)[] = [
    location ? { key: 'location', label: place, clearHref: at({ location: undefined }) } : null,
    kind ? { key: 'kind', label: t(`sale.kind.${kind}`), clearHref: at({ kind: undefined }) } : null,
    from
      ? { key: 'from', label: t('sale.fromDay', { day: spellDate(from) }), clearHref: at({ from: undefined }) }
      : null,
    to ? { key: 'to', label: t('sale.toDay', { day: spellDate(to) }), clearHref: at({ to: undefined }) } : null,
  ];
  return chips.filter((chip) => chip !== null);
}

interface SheetsProps {
  readonly viewer: Viewer;
  readonly search: SalesSearch;
  readonly onClose: () => void;
}

function Sheets({ viewer, search, onClose }: SheetsProps) {
  const homeHref = homeOf(viewer);
  if (search.do === 'sell') {
    return (
      <AskSell
        key={search.member ?? ''}
        places={viewer.locations}
        locationId={search.location ?? null}
        sellerId={viewer.staffId}
        member={search.member === undefined ? null : { id: search.member, name: null }}
        memberField={(field) => <AskMemberField {...field} />}
        homeHref={homeHref}
        onClose={onClose}
      />
    );
  }
  if (search.sale === undefined) return null;
  return (
    <AskSale
      key={search.sale}
      id={search.sale}
      mayCollect={mayDo(viewer, 'collectPayment')}
      mayRefund={mayDo(viewer, 'refundSale')}
      hrefOfMember={(id) => pathTo(paths.member, id)}
      hrefOfConsultation={(id) => pathTo(paths.consultation, id)}
      homeHref={homeHref}
      onClose={onClose}
    />
  );
}
