import { CASE_STATES, type CaseList, type CaseState } from '#contracts/certificate-cases.ts';
import type { Certifying } from '../asking.ts';
import { countCases, listCases } from '../cases/cases.store.ts';
import { listThese } from './list.store.ts';
import { linesOf } from './view-certificates.ts';

const PAGE = 50;

/** The cases of a jurisdiction in one state or all, the newest first, each with its certificate. */
export async function viewCases(certifying: Certifying, { state, after }: { state?: CaseState | undefined; after?: string | undefined }, page = PAGE): Promise<CaseList> {
  const { tx, kit, by } = certifying;
  const found = await listCases(tx, kit.crypto, by.jurisdiction, { state, after }, page + 1);
  const shown = found.slice(0, page);
  const certificates = await listThese(tx, shown.map((c) => ({ accountId: c.accountId, id: c.certificateId })));
  const lines = new Map((await linesOf(certifying, certificates)).map((line) => [line.id, line]));
  const counts = await countCases(tx, by.jurisdiction);
  return {
    cases: shown.flatMap((c) => {
      const certificate = lines.get(c.certificateId);
      return certificate ? [{ id: c.id, certificate, kind: c.kind, basis: c.basis, state: c.state, decisionNumber: c.decisionNumber, openedBy: c.openedByName, openedAt: c.openedAt }] : [];
    }),
    next: found.length > page ? (shown.at(-1)?.id ?? null) : null, counts: countsOf(counts),
  };
}

function countsOf(counts: ReadonlyMap<string, number>): CaseList['counts'] {
  const [opened, proposed, decided, done, withdrawn] = CASE_STATES.map((state) => counts.get(state) ?? 0);
  return { opened: opened ?? 0, proposed: proposed ?? 0, decided: decided ?? 0, done: done ?? 0, withdrawn: withdrawn ?? 0 };
}
