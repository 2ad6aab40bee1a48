import { type Day, Refusal } from '../kernel/index.ts';

/** The sellers' parts do not total 100 %; `totalBp` is what they total. */
export class SplitNotWhole extends Refusal {
  readonly refusal = 'SplitNotWhole';
  readonly totalBp: number;
  constructor(totalBp: number) {
    super(`The sellers' parts total ${totalBp / 100} %. They must total 100 %, each of them more than nothing.`);
    this.totalBp = totalBp;
  }
}

/** The price is further below the list price than this person may go. */
export class DiscountTooDeep extends Refusal {
  readonly refusal = 'DiscountTooDeep';
  readonly limitBp: number;
  readonly lowestPriceMinor: number;
  readonly listPriceMinor: number;
  readonly currency: string;
  constructor(limitBp: number, lowestPriceMinor: number, listPriceMinor: number, currency: string) {
    super(
      limitBp === 0
        ? 'You sell at the list price. A manager may give a discount.'
        : `You may go ${limitBp / 100} % below the list price here. An owner may go further.`,
    );
    this.limitBp = limitBp;
    this.lowestPriceMinor = lowestPriceMinor;
    this.listPriceMinor = listPriceMinor;
    this.currency = currency;
  }
}

/** The offer is not on the price list on the day of the sale. */
export class OfferNotOnSale extends Refusal {
  readonly refusal = 'OfferNotOnSale';
  readonly soldOn: Day;
  constructor(soldOn: Day) {
    super(`This offer is not on the price list on ${soldOn}. Choose one that is.`);
    this.soldOn = soldOn;
  }
}

/** The amount is in another currency than the location's; nothing is converted here. */
export class CurrencyNotOfLocation extends Refusal {
  readonly refusal = 'CurrencyNotOfLocation';
  readonly currency: string;
  readonly locationCurrency: string;
  constructor(currency: string, locationCurrency: string) {
    super(`This location sells in ${locationCurrency}, not in ${currency}. Choose an offer in ${locationCurrency}.`);
    this.currency = currency;
    this.locationCurrency = locationCurrency;
  }
}

/** The instalments do not add up to the price. */
export class DuesNotWhole extends Refusal {
  readonly refusal = 'DuesNotWhole';
  readonly dueMinor: number;
  readonly priceMinor: number;
  readonly currency: string;
  constructor(dueMinor: number, priceMinor: number, currency: string) {
    super('The payments due do not add up to the price. Change them until they do.');
    this.dueMinor = dueMinor;
    this.priceMinor = priceMinor;
    this.currency = currency;
  }
}

/** More is asked or taken than the sale leaves open; `openMinor` is what is open. */
export class MoreThanOpen extends Refusal {
  readonly refusal = 'MoreThanOpen';
  readonly openMinor: number;
  readonly currency: string;
  constructor(openMinor: number, currency: string) {
    super('That is more than is open on this sale.');
    this.openMinor = openMinor;
    this.currency = currency;
  }
}

/** The sale was refunded before. */
export class AlreadyRefunded extends Refusal {
  readonly refusal = 'AlreadyRefunded';
  readonly refundedOn: Day;
  constructor(refundedOn: Day) {
    super(`This sale was refunded on ${refundedOn}.`);
    this.refundedOn = refundedOn;
  }
}

/** More sessions than the package has left; `left` is how many. */
export class NotSoManyLeft extends Refusal {
  readonly refusal = 'NotSoManyLeft';
  readonly left: number;
  constructor(left: number) {
    super(
      left === 0
        ? 'Nothing is left on this package.'
        : `Only ${left} ${left === 1 ? 'session is' : 'sessions are'} left on this package.`,
    );
    this.left = left;
  }
}

/** The consultation can not end in a sale: it did not take place, not yet, was moved, or was closed before. */
export class ConsultationNotClosable extends Refusal {
  readonly refusal = 'ConsultationNotClosable';
}

/** An offer of this name and currency holds on some of these days already. */
export class OfferNameTaken extends Refusal {
  readonly refusal = 'OfferNameTaken';
  constructor() {
    super(
      'An offer of this name and currency is on the price list on those days already. Change that one, or choose another name.',
    );
  }
}

/** The package is not in a state that allows it; `state` is the one it is in. */
export class PackageNotInState extends Refusal {
  readonly refusal = 'PackageNotInState';
  readonly state: string;
  constructor(message: string, state: string) {
    super(message);
    this.state = state;
  }
}
