import type { BreachLetterView } from '#contracts/breaches.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { RecordState } from '#contracts/integrity.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { integrityKey, listRecordsOf, recordStateOn } from '#server/modules/integrity/index.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { breachTerms } from './breach-terms.ts';
import type { BreachCase } from './breach-case.ts';
import { listToldBreaches } from './breaches.store.ts';
import { refusalsToAct } from './domain/breach-rules.ts';
import { gatherBreachFacts } from './gather-facts.ts';
import { agencyOf } from './letters/letter-facts.ts';
import { listLetters, type Letter } from './letters.store.ts';
import { presentLetters } from './present-letter.ts';
import { listPublicationsOf } from './publications.store.ts';
import { listServices } from './services.store.ts';
import { listFiles, listStatements } from './statements.store.ts';
import { words } from './words.ts';

type Env = { tx: Tx; kit: Kit; now: Instant };

export type OwnItem = { caseId: string; examText: string; state: BreachCase['state']; stateText: string; openedAt: Instant; waitsForMe: boolean };
export type OwnRecord = { decisionNumber: string; decidedOn: string; kindText: string; until: string | null; state: RecordState; stateText: string; closedOn: string | null };
export type OwnMatters = { cases: OwnItem[]; records: OwnRecord[] };

const WAITS: readonly BreachCase['state'][] = ['noticed', 'hearing', 'decided'];

function ownItem(c: BreachCase, lang: Lang): OwnItem {
  return { caseId: c.id, examText: c.content.examText, state: c.state, stateText: words[lang].ownStates[c.state], openedAt: c.openedAt, waitsForMe: WAITS.includes(c.state) };
}

/** What concerns the reader: cases they were told of, and every record under their document, whoever entered it. */
export async function presentOwnMatters({ tx, kit, now }: Env, accountId: AccountId, lang: Lang): Promise<OwnMatters> {
  const w = words[lang];
  const account = await findAccount(tx, kit.crypto, accountId);
  const records = account ? await listRecordsOf(tx, kit.crypto, integrityKey(kit.crypto, account)) : [];
  return {
    cases: (await listToldBreaches(tx, kit.crypto, accountId)).map((c) => ownItem(c, lang)),
    records: records.map((r) => {
      const state = recordStateOn(r, beijingDay(now));
      return { decisionNumber: r.decisionNumber, decidedOn: r.decidedOn, kindText: w.kinds[r.kind], until: r.until, state, stateText: w.recordStates[state], closedOn: r.closedOn };
    }),
  };
}

export type OwnBreach = OwnItem & {
  letters: BreachLetterView[]; /** A letter waits to be taken in. */ receipt: 'notice' | 'decision' | null; statementUntil: Instant | null;
  statements: { id: string; by: string; waived: boolean; text: string; receivedOn: string }[]; files: { id: string; fileName: string; url: string }[];
  /** Why nothing can be said any more; null: it was never the time for it. */
  closed: string[] | null; canWaive: boolean; agency: { name: string; phone: string }; published: { from: string; until: string } | null; statementDays: number; reviewDays: number; lawsuitMonths: number;
};

/** Letters of which the person took notice: those that were served. */
export function servedLetters(letters: readonly Letter[], services: readonly { letterId: string; outcome: string | null }[]): Letter[] {
  return letters.filter((l) => services.some((s) => s.letterId === l.id && s.outcome === 'served'));
}

/** A case as the person sees it: what was served, what they said, until when they can say more, what follows and whom to ask. Staff have no names, evidence is not shown. */
export async function presentOwnBreach(env: Env, c: BreachCase, lang: Lang): Promise<OwnBreach> {
  const { tx, kit, now } = env;
  const w = words[lang];
  const today = beijingDay(now);
  const letters = servedLetters(await listLetters(tx, kit.crypto, c), await listServices(tx, kit.crypto, c));
  const statements = await listStatements(tx, kit.crypto, c);
  const files = (await listFiles(tx, kit.crypto, c)).filter((f) => f.by === 'candidate');
  const publication = (await listPublicationsOf(tx, c)).find((p) => p.endedAt === null && p.until >= today);
  const facts = await gatherBreachFacts(env, c);
  const speaks = c.state === 'hearing' || c.state === 'heard';
  const no = refusalsToAct(facts, { act: 'state', by: 'candidate', byId: c.accountId, version: c.version, now });
  const { statementWorkingDays, reviewDays, lawsuitMonths } = breachTerms();
  return {
    ...ownItem(c, lang), letters: presentLetters(letters, (id) => `/api/my/breaches/${c.id}/letters/${id}`), receipt: c.state === 'noticed' ? 'notice' : c.state === 'decided' ? 'decision' : null, statementUntil: c.statementUntil,
    statements: statements.map((s) => ({ id: s.id, by: s.by === 'candidate' ? (w.by['candidate'] ?? '') : w.office, waived: s.waived, text: s.text, receivedOn: s.receivedOn })),
    files: files.map((f) => ({ id: f.id, fileName: f.fileName, url: `/api/my/breaches/${c.id}/files/${f.id}` })),
    closed: speaks ? no.map((r) => refusalText(r, lang)) : null, canWaive: c.state === 'hearing', agency: await agencyOf(tx, c), published: publication ? { from: publication.from, until: publication.until } : null, statementDays: statementWorkingDays, reviewDays, lawsuitMonths,
  };
}
