// Sales: what is sold, for how much, by whom, and when it is paid.
// Owns the sheet that sells, with or without a consultation, the list of sales, and one sale opened.
// Must never know how consultations are set or held, the paths of the app, or how members are found.
export { AskClose } from './ask-close.tsx';
export { AskSale } from './ask-sale.tsx';
export { AskSales } from './ask-sales.tsx';
export { AskSell } from './ask-sell.tsx';
export { SALE_KINDS, SalesFilters } from './sales-filters.tsx';
