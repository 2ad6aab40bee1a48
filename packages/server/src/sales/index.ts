// Sales: the price list, packages sold on frozen terms, who sold them, what is due and what was collected.
// Owns: offers, session packages with their splits, payments; the kind and the end of a package as the facts tell them.
// Must never know: sessions booked, renewals, rates or pay; it closes a consultation and holds none.
export * from './books/index.ts';
export { addOffer, type AddOffer, type OfferAdded } from './add-offer.ts';
export { addPaymentDue, type AddPaymentDue, type PaymentDueAdded } from './add-payment-due.ts';
export { changeOffer, type ChangeOffer, type OfferChanged } from './change-offer.ts';
export { closeConsultation, type CloseConsultation, type ConsultationClosed } from './close-consultation.ts';
export { collectPayment, type CollectPayment, type PaymentCollected } from './collect-payment.ts';
export { type FreezePackage, freezePackage, type PackageFrozen } from './freeze-package.ts';
export { type GiveSessions, giveSessions, type SessionsGiven } from './give-sessions.ts';
export { type PackageFacts, type PackageFate, SALE_KINDS, type SaleKind } from './history.rules.ts';
export { keepBooks } from './keep-books.ts';
export { lapsePackages } from './lapse-packages.ts';
export { type Offer, offersById, type OffersQuestion, readOffers } from './offers.read.ts';
export { refundSale, type RefundSale, type SaleRefunded } from './refund-sale.ts';
export { reinferKinds } from './reinfer-kinds.ts';
export { type PackageReplaced, type ReplacePackage, replacePackage } from './replace-package.ts';
export type { Collected, Due, OwnTerms, Sale } from './sale.ts';
export { readSale, type SaleDetail, salesOfConsultations } from './sale-detail.read.ts';
export * from './sales.read.ts';
export { maySeeMoney } from './sales.policy.ts';
export * from './sales.refusals.ts';
export { type PackageSold, sellPackage } from './sell-package.ts';
export { type OfferOnSale, type SellerLine, sellingTerms, type SellingTerms } from './selling-terms.read.ts';
export { planInstalments } from './plan-instalments.ts';
export { settleSales } from './settle-sales.ts';
export type { SellerPart } from './terms.rules.ts';
export { type PackageTransferred, type TransferPackage, transferPackage } from './transfer-package.ts';
export { type PackageUnexpired, type UnexpirePackage, unexpirePackage } from './unexpire-package.ts';
export { type PackageUnfrozen, type UnfreezePackage, unfreezePackage } from './unfreeze-package.ts';
export { undoers } from './undo-sales.ts';
export { withdrawOffer, type OfferWithdrawn, type WithdrawOffer } from './withdraw-offer.ts';
