// The stand-in bank as a program of its own: `tsx --tsconfig tsconfig.server.json scripts/standin-bank.ts --port 8310 --data /tmp/bank`. It keeps its keys and its book in the folder, and writes there the file PAYMENT_CHANNELS names; `--ahead 86400000` begins a day ahead of the real time.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bankKeys } from '#server/standins/bank/bank-keys.ts';
import { BookEvent } from '#server/standins/bank/book.ts';
import { journalInFile } from '#server/standins/bank/journal.ts';
import { DEMO_MERCHANTS } from '#server/standins/bank/merchants.ts';
import { startPaymentBank } from '#server/standins/bank/start-payment-bank.ts';
import { Counted } from '#server/standins/bank/tally.ts';
import { writeAccountsFile } from '#server/standins/bank/write-accounts-file.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8310' }, data: { type: 'string', default: 'var/stand-in-bank' }, /** How far its clock stands before the real time, in milliseconds. */ ahead: { type: 'string', default: '0' } } });
const folder = resolve(values.data);
const keys = bankKeys(join(folder, 'keys'));
let offset = Number(values.ahead);
const bank = await startPaymentBank({
  keys, merchants: DEMO_MERCHANTS, port: Number(values.port), now: () => Date.now() + offset, setClock: (at) => { offset = at - Date.now(); }, forgetful: true,
  journal: journalInFile(join(folder, 'book.jsonl'), (line) => BookEvent.parse(line)), counts: journalInFile(join(folder, 'counts.jsonl'), (line) => Counted.parse(line)),
});
const accounts = writeAccountsFile(join(folder, 'accounts'), DEMO_MERCHANTS, keys, bank.url);
process.stdout.write(`the stand-in bank listens on ${bank.url}; PAYMENT_CHANNELS=${accounts}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void bank.close());
