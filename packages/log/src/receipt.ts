// `@happy-homeland/log/receipt`: what a giver keeps.
export { opensCommitment } from './open-commitment.ts';
export type { ReceiptFacts, ReceiptFile, ReceiptOpening } from './receipt-file.ts';
export { formatReceiptFile, parseReceiptFile, RECEIPT_CHARACTERS_MAX } from './receipt-file.ts';
