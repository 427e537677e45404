import { noAnswerText } from '#contracts/no-answer-words.ts';
import { refusalText, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { RunView } from '#contracts/reverification.ts';
import type { z } from 'zod';
import type { RunItem } from '#contracts/reverification.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { listLiveApplications } from '#server/modules/applications/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { REASON_WORDS, STATE_WORDS } from '#server/modules/verification/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { pace, refusalsToDecideRun, refusalsToResume, refusalsToStop } from './domain/run-rules.ts';
import type { ShownItem } from './items.store.ts';
import { settledOf, type Chosen, type Run } from './run.ts';
import { words } from './words.ts';

/** Rows → runs as the console shows them: how far, how fast, until when, and what this member may do. */
export async function presentRuns(tx: Tx, runs: readonly Run[], staffId: string, lang: Lang): Promise<RunView[]> {
  const names = await staffNames(tx, [...new Set(runs.flatMap((run) => [run.proposedById, ...(run.decidedById === null ? [] : [run.decidedById])]))]);
  const w = words[lang];
  const act = (no: Refusal[]) => ({ open: no.length === 0, refusals: no.map((refusal) => refusalText(refusal, lang)) });
  return Promise.all(runs.map(async (run) => {
    const settled = settledOf(run);
    const going = run.state === 'running' || run.state === 'stopped' ? pace({ total: run.total, settled, workingSeconds: run.workingSeconds }) : undefined;
    return {
      id: run.id, kind: run.kind, kindText: w.kinds[run.kind], statesText: run.states.map((state) => w.rechecked[state]).join(w.list), scopeText: await scopeText(tx, run, lang), answeredBefore: run.answeredBefore,
      reason: run.reason, state: run.state, stateText: w.states[run.state], total: run.total, same: run.same, changed: run.changed, unanswered: run.unanswered, gone: run.gone, left: Math.max(0, run.total - settled),
      proposedBy: names.get(run.proposedById) ?? '', proposedAt: run.proposedAt, decidedBy: run.decidedById === null ? null : (names.get(run.decidedById) ?? ''), decidedAt: run.decidedAt, decisionNote: run.decisionNote,
      startedAt: run.startedAt, endedAt: run.endedAt, secondsLeft: going?.secondsLeft ?? null, perSecond: going?.perSecond ?? null,
      acts: { decide: act(refusalsToDecideRun(run, staffId)), stop: act(refusalsToStop(run)), resume: act(refusalsToResume(run)) },
    };
  }));
}

/** Of whom the results are: the nation, a sitting, a province. */
export async function scopeText(tx: Tx, { sittingId, province }: Pick<Chosen, 'sittingId' | 'province'>, lang: Lang): Promise<string> {
  const names = catalogueNames(tx, lang);
  const parts = [province === null ? undefined : await names.province(province), sittingId === null ? undefined : await names.sitting(sittingId)].filter((part) => part !== undefined);
  return parts.length === 0 ? words[lang].nation : parts.join(' · ');
}

/** The results of a page with whose they are, numbers masked, and the live applications of each. */
export async function presentItems(tx: Tx, crypto: FieldCrypto, items: readonly ShownItem[], lang: Lang): Promise<z.infer<typeof RunItem>[]> {
  const people = await accountsInBrief(tx, crypto, items.map((item) => item.accountId));
  const applications = await Promise.all(items.map((item) => listLiveApplications(tx, item.accountId)));
  return items.map((item, i) => ({
    accountId: item.accountId, rowId: item.rowId, person: people.get(item.accountId)?.name ?? '', documentNumber: people.get(item.accountId)?.maskedDocumentNumber ?? '',
    fromText: STATE_WORDS[lang][item.from], toText: item.to === null ? null : STATE_WORDS[lang][item.to], whyText: whyText(item, lang), at: item.settledAt,
    applications: (applications[i] ?? []).flatMap(({ number }) => (number === null ? [] : [number])),
  }));
}

/** Why a result changed, or why there was no answer, in words. */
export function whyText({ reason, why }: Pick<ShownItem, 'reason' | 'why'>, lang: Lang): string | null {
  if (reason !== null) return REASON_WORDS[lang][reason].why;
  return why === null ? null : noAnswerText(why, lang);
}

