// Sales: the price list, packages sold on frozen terms, who sold them, what is due and what was collected.
// Owns: offers, session packages with their splits, payments; the kind and the end of a package as the facts tell them.
// Must never know: sessions booked, renewals, rates or pay; it closes a consultation and holds none.
export { type PackageFacts, type PackageFate, SALE_KINDS, type SaleKind, type SpentVisit } from './history.rules.ts';
export { reinferKinds } from './reinfer-kinds.ts';
