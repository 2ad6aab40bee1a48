import { answered } from '../activity/index.ts';
import { type Ctx, may } from '../auth/index.ts';
import { refuse, type Refusal } from '../kernel/index.ts';
import { planOf, type PlanAsked, whyNotPlanned } from './payment-plan.rules.ts';
import type { Due } from './sale.ts';

/** A price in parts a month apart, for whoever sells. Refuses: `NotPermitted`, `InvalidInput`. */
export function planInstalments(ctx: Ctx, asked: PlanAsked): Promise<Due[] | Refusal> {
  return answered(() => {
    may(ctx, 'sellPackage');
    const why = whyNotPlanned(asked);
    return Promise.resolve(why ? refuse(why) : planOf(asked));
  });
}
