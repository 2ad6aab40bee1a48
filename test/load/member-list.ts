// Fifty members with location, latest consultation and its trainer: the product's API against PostGraphile's.
import { type Compared, compareRates, type Load, type Request, send } from './measure.ts';
import { type Serving, serveProduct, serveReference } from './serve.ts';
import type { World } from './world.ts';

export const OURS = `query Members {
  members(first: 50) {
    nodes {
      id firstName lastName email phone
      homeLocation { id name }
      latestConsultation { id slotOn outcome trainer { id name } }
    }
  }
}`;
export const THEIRS = `query Members($organization: UUID!) {
  allMembers(first: 50, condition: { organizationId: $organization, voidedAt: null }, orderBy: BY_NAME) {
    nodes {
      rowId firstName lastName email phone
      locationByOrganizationIdAndHomeLocationId { rowId name }
      consultationsByOrganizationIdAndMemberId(first: 1, condition: { voidedAt: null }, orderBy: STARTS_AT_DESC) {
        nodes { rowId slotOn outcome staffByOrganizationIdAndTrainerId { rowId firstName lastName } }
      }
    }
  }
}`;

interface OurAnswer {
  readonly data: {
    readonly members: {
      readonly nodes: readonly {
        readonly id: string;
        readonly homeLocation: { readonly id: string };
        readonly latestConsultation: { readonly id: string; readonly trainer: { readonly id: string } } | null;
      }[];
    };
  };
}
interface TheirAnswer {
  readonly data: {
    readonly allMembers: {
      readonly nodes: readonly {
        readonly rowId: string;
        readonly locationByOrganizationIdAndHomeLocationId: { readonly rowId: string };
        readonly consultationsByOrganizationIdAndMemberId: {
          readonly nodes: readonly { rowId: string; staffByOrganizationIdAndTrainerId: { rowId: string } }[];
        };
      }[];
    };
  };
}

/** Each row as its ids, whoever told it: two that tell of other rows can not be held against one another. */
async function refuseUnlessAlike(ours: Request, theirs: Request): Promise<void> {
  const told = (JSON.parse(await send(ours)) as OurAnswer).data.members.nodes.map((member) => [
    member.id,
    member.homeLocation.id,
    member.latestConsultation?.id ?? null,
    member.latestConsultation?.trainer.id ?? null,
  ]);
  const toldThere = (JSON.parse(await send(theirs)) as TheirAnswer).data.allMembers.nodes.map((member) => {
    const latest = member.consultationsByOrganizationIdAndMemberId.nodes[0];
    return [
      member.rowId,
      member.locationByOrganizationIdAndHomeLocationId.rowId,
      latest?.rowId ?? null,
      latest?.staffByOrganizationIdAndTrainerId.rowId ?? null,
    ];
  });
  if (told.length !== 50 || JSON.stringify(told) !== JSON.stringify(toldThere))
    throw new Error('The product and the reference tell of different rows.');
}

/** The arm at one size: requests a second of the product over those of the reference. */
export async function compareMemberLists(world: World, size: string, rounds: number, load: Load): Promise<Compared> {
  const servers: Serving[] = [];
  try {
    const [product, reference] = [
      await serveProduct(world.urls),
      await serveReference(world.urls, world.ctx.organizationId),
    ];
    servers.push(product, reference);
    const ours = {
      url: product.url,
      headers: { authorization: `Bearer ${await world.key()}` },
      body: JSON.stringify({ query: OURS }),
    };
    const variables = { organization: world.ctx.organizationId };
    const theirs = { url: reference.url, headers: {}, body: JSON.stringify({ query: THEIRS, variables }) };
    await refuseUnlessAlike(ours, theirs);
    const name = `50 members, ${size}: the product's API / PostGraphile`;
    return await compareRates({ name, target: '>= 0.8' }, rounds, load, ours, theirs);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
