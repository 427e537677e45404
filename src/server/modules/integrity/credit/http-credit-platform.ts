import { CreditAnswer, CreditHoldings, CreditReceipt } from '#contracts/registry-gateway.ts';
import { openLine, type LineOptions, type LineOutcome } from '#server/platform/registry-line/signed-line.ts';
import type { CreditPlatform } from './credit-platform.ts';

const PAGE = 500;

/** The credit platform over the signed line of 核验接口 v1; an answer about another record or one that contradicts itself is no answer. */
export function httpCreditPlatform(options: LineOptions): CreditPlatform & { close(): Promise<void> } {
  const line = openLine(options);
  const receipt = async (requestId: string, recordId: string, path: string, body: object, wanted: CreditReceipt['state'], sequence: number): Promise<LineOutcome<CreditReceipt>> => {
    const said = await line.send({ method: 'PUT', path, requestId, body, answer: CreditReceipt });
    if (said.kind === 'no_answer') return said;
    const { answer } = said;
    if (answer.recordId !== recordId) return { kind: 'no_answer', why: 'other_request' };
    // a later sequence is another report of ours that overtook this one; anything less was not taken
    const taken = answer.sequence > sequence || (answer.sequence === sequence && answer.state === wanted);
    return taken ? said : { kind: 'no_answer', why: 'garbled' };
  };
  return {
    async findStanding(requestId, { name, documentType, documentNumber }) {
      const said = await line.send({ method: 'POST', path: 'credit/standings', requestId, body: { name, documentType, documentNumber }, answer: CreditAnswer });
      if (said.kind === 'no_answer') return said;
      return (said.answer.standing === 'listed') === said.answer.entries.length > 0 ? said : { kind: 'no_answer', why: 'garbled' };
    },
    publish: (requestId, recordId, record) => receipt(requestId, recordId, `credit/records/${recordId}`, record, 'published', record.sequence),
    withdraw: (requestId, recordId, withdrawal) => receipt(requestId, recordId, `credit/records/${recordId}/withdrawal`, withdrawal, 'withdrawn', withdrawal.sequence),
    listHoldings: (requestId, after) => line.send({ method: 'GET', path: `credit/records?${after === undefined ? '' : `after=${after}&`}limit=${String(PAGE)}`, requestId, answer: CreditHoldings }),
    close: () => line.close(),
  };
}
