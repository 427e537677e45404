import { createHmac, randomUUID } from 'node:crypto';
import type { ReportWriter, StandInReport } from './receipt-sender.ts';

type Fields = Omit<StandInReport, 'to'>;

/** The gateway's own writing of the signature both sides agreed on. */
function sign(key: string, fields: Fields): Fields & { signature: string } {
  const text = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value === null ? '' : String(value)}`).join('&');
  return { ...fields, signature: createHmac('sha256', key).update(text).digest('hex') };
}

const fieldsOf = ({ to: _, ...fields }: StandInReport): Fields => fields;

/** Reports as a province's own gateway sends them, each signed; false ones have another key, or tell of a message nobody sent. */
export const gatewayReports = (key: string): ReportWriter => ({
  write: (report) => sign(key, fieldsOf(report)),
  forge: (report) => [
    sign(`${key}-not`, { ...fieldsOf(report), receiptId: randomUUID(), status: 'failed', reason: 'forged' }),
    sign(key, { ...fieldsOf(report), receiptId: randomUUID(), messageId: randomUUID() }),
  ],
});
