import { createHash, randomUUID } from 'node:crypto';
import type { IdentityQuestion, ReportedRecord } from './questions.ts';
import type { RegistryData } from './people.ts';

type Held = { recordId: string; sequence: number; state: 'published' | 'withdrawn'; record: ReportedRecord | undefined };

/** The credit platform's own books: who is listed, and what was reported to it. */
export type CreditDesk = ReturnType<typeof creditDesk>;

/** A desk with no reports yet; older reports than the last one taken change nothing. */
export function creditDesk() {
  const held = new Map<string, Held>();
  const take = (recordId: string, sequence: number, state: Held['state'], record: ReportedRecord | undefined) => {
    const before = held.get(recordId);
    if (!before || sequence > before.sequence) held.set(recordId, { recordId, sequence, state, record: record ?? before?.record });
    const now = held.get(recordId);
    return { recordId, sequence: now?.sequence ?? sequence, state: now?.state ?? state, receipt: `XY-${randomUUID().slice(0, 13).toUpperCase()}` };
  };
  return {
    publish: (recordId: string, record: ReportedRecord) => take(recordId, record.sequence, 'published', record),
    withdraw: (recordId: string, sequence: number) => take(recordId, sequence, 'withdrawn', undefined),
    /** Where a person stands: what others reported (known people, or a number ending in 88 before its check digit) and what we did. */
    standing(data: RegistryData, q: IdentityQuestion) {
      const known = data.persons.find((person) => person.documentNumber === q.documentNumber)?.credit ?? [];
      const byNumber = known.length === 0 && /88.$/.test(q.documentNumber) ? [{ number: `XYZ-${q.documentNumber.slice(0, 6)}`, kind: 'serious' as const, authority: '某省人事考试机构', decidedOn: '2026-01-15', until: '2031-01-14' }] : [];
      const entries = [...known, ...byNumber];
      return { standing: entries.length > 0 ? ('listed' as const) : ('clear' as const), entries };
    },
    /** Everything held, by record id; `forget` and `tamper` are for tests of the reconciliation. */
    list: () => [...held.values()].toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1)).map(({ recordId, sequence, state, record }) => ({ recordId, sequence, state, digest: digestOf(record) })),
    forget: (recordId: string) => held.delete(recordId),
    tamper(recordId: string, change: Partial<ReportedRecord>) {
      const one = held.get(recordId);
      if (one?.record) one.record = { ...one.record, ...change };
    },
  };
}

function digestOf(record: ReportedRecord | undefined): string {
  return createHash('sha256').update(record ? [record.decisionNumber, record.kind, record.decidedOn, record.until ?? ''].join('\n') : '').digest('hex');
}
