export { booksWithin } from './books.scope.ts';
export { post } from './post.ts';
export type { FeeOf, Occasion } from './domain/occasions.ts';
export { listBalances, listMovementsOf, sumKinds, type Balance, type Movement, type Span } from './ledger.store.ts';
