import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Pdf } from '#server/platform/pdf/pdf.ts';

const Text = z.string().trim().min(1);

/** 现场核验回执: who came, what was seen, what was decided, and whom to ask. */
export const CounterReceipt = z.strictObject({
  receiptNumber: Text, examName: Text, applicationNumber: Text, name: Text, documentNumber: Text, pointName: Text, address: Text, phone: Text, decision: Text, effect: Text, reason: Text.nullable(),
  seen: z.array(Text), reviewer: Text, at: Text,
});
export type CounterReceipt = z.infer<typeof CounterReceipt>;

/** 材料交接清单: what a counter decided on a day, for the papers that go with it. */
export const HandOverList = z.strictObject({
  pointName: Text, day: Text, printedAt: Text, printedBy: Text,
  rows: z.array(z.strictObject({ number: Text, name: Text, exam: Text, decision: Text, reviewer: Text, at: Text })),
});
export type HandOverList = z.infer<typeof HandOverList>;

/** The receipt as PDF. */
export function renderReceipt(pdf: Pdf, document: CounterReceipt, issuedAt: Instant): Promise<Buffer> {
  return pdf.render('counter-receipt', { data: CounterReceipt.parse(document), issuedAt });
}

/** The hand-over list as PDF. */
export function renderHandOverList(pdf: Pdf, document: HandOverList, issuedAt: Instant): Promise<Buffer> {
  return pdf.render('counter-hand-over', { data: HandOverList.parse(document), issuedAt });
}
