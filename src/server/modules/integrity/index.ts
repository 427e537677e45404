export { closeRecord } from './commands/close-record.ts';
export { openRecord } from './commands/open-record.ts';
export { integrityKey } from './document-key.ts';
export { findIntegrityHold } from './find-integrity-hold.ts';
export { loadDemoRecords } from './load-demo-records.ts';
