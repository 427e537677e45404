import { randomUUID } from 'node:crypto';
import type { NoAnswer } from '#contracts/registry-gateway.ts';
import { openLine, type LineOptions } from '#server/platform/registry-line/signed-line.ts';
import { FiscalAnswer, type FiscalOutcome, type FiscalPlatform } from './fiscal-platform.ts';

/** How the platform's health is recorded. */
export const FISCAL_SERVICE = 'fiscal';

const WHY: Record<NoAnswer, 'unanswered' | 'not_admitted' | 'forged' | 'garbled'> = {
  timeout: 'unanswered', unreachable: 'unanswered', busy: 'unanswered', limited: 'unanswered', refused_us: 'not_admitted', garbled: 'garbled', forged: 'forged', stale: 'forged', other_request: 'forged',
};

/**
 * The platform over the signed line. A receipt counts when the answer is signed for this very question and repeats what was asked: business number, unit, payer, amount, and the
 * receipt a red one takes back; a no counts when it is signed too. Anything else is nothing to rely on, and asked again.
 */
export function httpFiscalPlatform(options: Omit<LineOptions, 'service'>): FiscalPlatform & { close(): Promise<void> } {
  const line = openLine({ ...options, service: FISCAL_SERVICE });
  type Asked = { businessNumber: string; unitCode: string; payer: string; amountInFen: number; original: { code: string; number: string } | null };
  const ask = async (path: string, asked: Asked, body: object): Promise<FiscalOutcome> => {
    const said = await line.send({ method: 'POST', path, requestId: randomUUID(), body, answer: FiscalAnswer });
    if (said.kind === 'no_answer') return { kind: 'nothing', why: WHY[said.why] };
    if ('refused' in said.answer) return said.answer.businessNumber === asked.businessNumber ? { kind: 'refused', code: said.answer.refused } : { kind: 'nothing', why: 'differs' };
    const { code, number, checkCode, issuedOn, url, ...told } = said.answer;
    const same = told.businessNumber === asked.businessNumber && told.unitCode === asked.unitCode && told.payer === asked.payer && told.amountInFen === asked.amountInFen
      && told.original?.code === asked.original?.code && told.original?.number === asked.original?.number;
    return same ? { kind: 'issued', code, number, checkCode, on: issuedOn, url: openable(url, options.gateway.url) } : { kind: 'nothing', why: 'differs' };
  };
  return {
    issue: ({ unit, ...r }) => ask('fiscal-receipts', { businessNumber: r.businessNumber, unitCode: unit.creditCode, payer: r.payer, amountInFen: r.amountInFen, original: null }, { ...r, unitName: unit.name, unitCode: unit.creditCode, cashier: unit.payee, reviewer: unit.reviewer }),
    // a red receipt is of less than nothing, by the whole amount
    reverse: ({ unit, ...r }) => ask('fiscal-receipts/reversals', { businessNumber: r.businessNumber, unitCode: unit.creditCode, payer: r.payer, amountInFen: -r.amountInFen, original: r.original }, { ...r, unitCode: unit.creditCode, amountInFen: -r.amountInFen }),
    close: () => line.close(),
  };
}

/** An address is handed to people only when it is as safe as our own line to the platform. */
export function openable(url: string | null, gateway: string): string | null {
  return url !== null && gateway.startsWith('https:') && !url.startsWith('https:') ? null : url;
}
