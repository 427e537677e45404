import { articleText, BREACH_ARTICLES, DISPOSITIONS } from '#contracts/breach-articles.ts';
import { BREACH_ACTS, type BreachAct, type BreachItem, type BreachView } from '#contracts/breaches.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { Permission } from '#contracts/staff.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findApplication } from '#server/modules/applications/index.ts';
import { listRecordsOf, integrityKey, recordStateOn } from '#server/modules/integrity/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { withheldAmong } from '#server/platform/scanner/keep-unscanned.ts';
import { breachTerms } from './breach-terms.ts';
import type { BreachCase } from './breach-case.ts';
import { listBreachEvents } from './breaches.store.ts';
import { refusalsToAskCorrection, refusalsToSettle, waitingOf } from './case-corrections.ts';
import { listCaseCorrections, type CaseCorrection } from './corrections.store.ts';
import { refusalsToAct, type BreachFacts } from './domain/breach-rules.ts';
import { nextBreachState } from './domain/breach-transitions.ts';
import { gatherBreachFacts } from './gather-facts.ts';
import { listLetters } from './letters.store.ts';
import { presentCorrection } from './present-correction.ts';
import { presentLetters } from './present-letter.ts';
import { stepsOf } from './present-steps.ts';
import { listPublicationsOf, type Publication } from './publications.store.ts';
import { listServices, type Service } from './services.store.ts';
import { listFiles, listStatements } from './statements.store.ts';
import { subjectChoicesOf } from './subject-names.ts';
import { words } from './words.ts';

type Env = { tx: Tx; kit: Kit; now: Instant; actor: { staffId: string; permissions: readonly Permission[] } };

/** One line of the list, person masked. */
export async function presentBreachItem({ tx, kit, actor }: Omit<Env, 'now'>, c: BreachCase, lang: Lang): Promise<BreachItem> {
  const account = await findAccount(tx, kit.crypto, c.accountId);
  const correction = waitingOf(await listCaseCorrections(tx, kit.crypto, c));
  return {
    accountId: c.accountId, caseId: c.id, reference: c.reference, state: c.state, stateText: words[lang].states[c.state], articleText: articleText(c.article, c.item, lang), name: account?.name ?? '', documentNumber: account?.maskedDocumentNumber ?? '',
    examText: c.content.examText, openedAt: c.openedAt, statementUntil: c.statementUntil, dispositionText: c.disposition && DISPOSITIONS[c.disposition][lang], correctionWaits: correction !== undefined, awaitsMe: (c.state === 'proposed' && c.proposedById !== actor.staffId) || (correction !== undefined && correction.proposedById !== actor.staffId),
  };
}

/** A case with everything it is decided by, and for each act why it is closed to this officer. */
export async function presentBreach(env: Env, c: BreachCase, lang: Lang): Promise<BreachView> {
  const { tx, kit, now } = env;
  const w = words[lang];
  const [events, letters, services, statements, files, publications, corrections] = [
    await listBreachEvents(tx, kit.crypto, c), await listLetters(tx, kit.crypto, c), await listServices(tx, kit.crypto, c), await listStatements(tx, kit.crypto, c), await listFiles(tx, kit.crypto, c), await listPublicationsOf(tx, c), await listCaseCorrections(tx, kit.crypto, c),
  ];
  const names = await staffNames(tx, [c.openedById, c.proposedById, c.decidedById, ...events.map((e) => e.byId), ...services.map((s) => s.byId), ...publications.map((p) => p.putById), ...corrections.flatMap((k) => [k.proposedById, k.decidedById])]);
  const nameOf = (id: string | null) => (id === null ? undefined : names.get(id)) ?? '—';
  const base = `/api/staff/breaches/${c.accountId}/${c.id}`;
  const withheld = await withheldAmong(tx, files.map((f) => f.blobId), lang);
  const subjectChoices = await subjectChoicesOf(env, c, lang);
  return {
    ...(await presentBreachItem(env, c, lang)),
    version: c.version, number: c.number, applicationId: c.applicationId, article: c.article, item: c.item, itemText: BREACH_ARTICLES[c.article].items[c.item - 1]?.[lang] ?? '', subjects: c.subjects, subjectChoices,
    occurredOn: c.content.occurredOn, place: c.content.place, facts: c.content.facts, openedBy: nameOf(c.openedById), addressForService: await addressOf(env, c),
    dispositions: BREACH_ARTICLES[c.article].dispositions.map((value) => ({ value, text: DISPOSITIONS[value][lang] })), noticed: c.noticedDisposition && { value: c.noticedDisposition, text: DISPOSITIONS[c.noticedDisposition][lang] },
    proposal: c.proposal && c.disposition && c.decisionNumber !== null && c.proposedAt !== null
      ? { decisionNumber: c.decisionNumber, dispositionText: DISPOSITIONS[c.disposition][lang], reasons: c.proposal.reasons, answer: c.proposal.answer, by: nameOf(c.proposedById), at: c.proposedAt } : null,
    decidedBy: c.decidedById === null ? null : nameOf(c.decidedById), decidedAt: c.decidedAt, servedAt: c.servedAt, announcementDays: breachTerms().announcementDays, statementDays: breachTerms().statementWorkingDays,
    files: files.map((f) => ({ id: f.id, fileName: f.fileName, contentType: f.contentType, bytes: f.bytes, by: f.by, uploadedAt: f.uploadedAt, url: `${base}/files/${f.id}`, withheld: withheld.get(f.blobId) ?? null })),
    letters: presentLetters(letters, (id) => `${base}/letters/${id}`),
    services: services.map((s) => presentService(s, letters.find((l) => l.id === s.letterId)?.kind ?? 'notice', nameOf(s.byId), lang)),
    statements: statements.map((s) => ({ id: s.id, by: w.by[s.by] ?? s.by, waived: s.waived, text: s.text, receivedOn: s.receivedOn })),
    history: events.map((e) => ({ at: e.at, actText: w.acts[e.act] ?? e.act, by: e.byKind === 'staff' ? nameOf(e.byId) : (w.by[e.byKind] ?? e.byKind), note: e.note && noteWords({ ...w.channels, ...w.outcomes }, e.note) })),
    steps: stepsOf(c, events, lang), record: await recordOf(env, c, lang), publications: publications.map((p) => presentPublication(p, nameOf(p.putById), beijingDay(now), lang)),
    corrections: corrections.map((k) => presentCorrection(k, [w.corrections[k.kind], subjectChoices.filter((s) => k.toSubjects.includes(s.code)).map((s) => s.name).join('、')].filter((s) => s !== '').join(' → '), w.correctionStates, nameOf)),
    acts: closedActs(env, c, await gatherBreachFacts(env, c), { publications, corrections }, lang),
  };
}

function presentService(s: Service, letter: 'notice' | 'decision', by: string, lang: Lang): BreachView['services'][number] {
  const w = words[lang];
  return {
    id: s.id, letter, channel: s.channel, channelText: w.channels[s.channel], to: s.channel === 'electronic' ? w.onSite : s.to, trackingNumber: s.trackingNumber, sentOn: s.sentOn,
    servedOn: s.outcome === 'served' ? s.settledOn : s.dueOn, returned: s.outcome === 'returned', by, open: s.outcome === null,
  };
}

function presentPublication(p: Publication, by: string, today: string, lang: Lang): BreachView['publications'][number] {
  const standing = p.endedAt !== null && p.until >= today ? 'ended' : p.until < today ? 'over' : p.from > today ? 'waits' : 'shows';
  return { id: p.id, from: p.from, until: p.until, stateText: words[lang].publicationStates[standing], by, shows: p.endedAt === null && p.until >= today };
}

/** The address for service (送达地址) the person confirmed with the application, else the account's. */
async function addressOf({ tx, kit }: Env, c: BreachCase): Promise<string | null> {
  const app = c.applicationId === null ? undefined : await findApplication(tx, kit.crypto, c.accountId, c.applicationId);
  return app?.form?.address ?? (await findAccount(tx, kit.crypto, c.accountId))?.address ?? null;
}

async function recordOf({ tx, kit, now }: Env, c: BreachCase, lang: Lang): Promise<BreachView['record']> {
  const account = c.recordId === null ? undefined : await findAccount(tx, kit.crypto, c.accountId);
  const record = account && (await listRecordsOf(tx, kit.crypto, integrityKey(kit.crypto, account))).find((r) => r.id === c.recordId);
  if (!record) return null;
  const state = recordStateOn(record, beijingDay(now));
  return { recordId: record.id, stateText: words[lang].recordStates[state], until: record.until, counts: state === 'counting' };
}

const POWER: Partial<Record<BreachAct, Permission>> = { correct: 'integrity.decide', refuse_correction: 'integrity.decide', approve: 'integrity.decide', return: 'integrity.decide', publish: 'integrity.publish', unpublish: 'integrity.publish' };

type Beside = { publications: readonly Publication[]; corrections: readonly CaseCorrection[] };

function closedActs({ actor, now }: Env, c: BreachCase, facts: BreachFacts, { publications, corrections }: Beside, lang: Lang): BreachView['acts'] {
  const up = publications.some((p) => p.endedAt === null && p.until >= beijingDay(now));
  const closed = (act: BreachAct): string[] => {
    const no = nextBreachState(c.state, act, 'staff') === undefined ? refusalsToAct(facts, { act, by: 'staff', byId: actor.staffId, version: c.version, now }) : [
      ...refusalsToAct(facts, { act, by: 'staff', byId: actor.staffId, version: c.version, now }),
      ...(act === 'publish' && up ? [{ code: 'breach.published_already' as const }] : []), ...(act === 'unpublish' && !up ? [{ code: 'breach.not_published' as const }] : []),
      ...(act === 'ask_correction' ? refusalsToAskCorrection({ found: c, corrections }) : []),
      ...(act === 'correct' || act === 'refuse_correction' ? refusalsToSettle({ found: c, corrections }, { decision: 'approve', note: '', byId: actor.staffId }) : []),
    ];
    return [...(actor.permissions.includes(POWER[act] ?? 'integrity.handle') ? [] : [words[lang].noPower]), ...no.map((r) => refusalText(r, lang))];
  };
  return Object.fromEntries(BREACH_ACTS.map((act) => [act, closed(act)])) as BreachView['acts'];
}

/** A note that names a way of service or an outcome is said in words; what a person wrote stays as it is. */
function noteWords(words: Record<string, string>, note: string): string {
  return words[note] ?? note;
}
