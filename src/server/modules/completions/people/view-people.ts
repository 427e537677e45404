import { COMPLETION_REASON_WORDS, type CompletionPeople, type CompletionPerson, type CompletionQuery } from '#contracts/completions.ts';
import { refusalText } from '#contracts/refusals.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import type { Working } from '../asking.ts';
import { explainPerson } from './explain-person.ts';
import { idsOf, listEvents, listPeople, placeKey, type KeptPerson } from './people.store.ts';
import { EVENT_WORDS } from './explain-words.ts';

const PAGE = 50;

/** Who passed everything in a sitting, as its screen lists them; `after` is the key of the last line shown. */
export async function viewPeople(working: Working, sitting: Sitting, { after, ...f }: CompletionQuery): Promise<CompletionPeople> {
  const rows = await listPeople(working.tx, working.by.jurisdiction, { sittingId: sitting.id, ...f }, after, PAGE);
  const last = rows.at(-1);
  return { people: await linesOf(working, rows), next: rows.length === PAGE && last ? placeKey(last) : null };
}

/** Lines of people with their names. */
export async function linesOf({ tx, kit, lang }: Pick<Working, 'tx' | 'kit' | 'lang'>, rows: Awaited<ReturnType<typeof listPeople>>): Promise<CompletionPeople['people']> {
  const people = await accountsInBrief(tx, kit.crypto, rows.map((r) => r.accountId));
  const names = catalogueNames(tx, lang);
  return Promise.all(rows.map(async (r) => {
    const choice = await names.choice(r.sittingId, r.levelCode, r.specialtyCode);
    const who = people.get(r.accountId);
    return {
      ticketNumber: r.ticketNumber, name: who?.name ?? '', document: who?.maskedDocumentNumber ?? '', province: await names.province(r.province), level: choice.level, specialty: choice.specialty,
      years: r.years.map(([code, year]) => `${code}: ${String(year)}`).join(lang === 'zh' ? '，' : ', '), state: r.state, reasons: r.reasons.map((x) => COMPLETION_REASON_WORDS[x][lang]),
    };
  }));
}

/** One ticket holder as officers see them, complete or not; outside the jurisdiction there is nobody. */
export async function viewPerson(working: Working, sitting: Sitting, number: string): Promise<Result<CompletionPerson>> {
  const { tx, lang, by } = working;
  const found = await explainPerson(working, sitting, number);
  if (!found) return refusedFor('completion.person_not_found');
  const { explained, assessed, kept } = found;
  const { person, prefecture, maskedDocument } = assessed;
  if (!covers(by.jurisdiction, { province: person.province, prefecture, exam: sitting.examCode })) return refusedFor('completion.person_not_found');
  return ok({
    ...explained, applicationId: idsOf(person).applicationId, document: maskedDocument, provinceName: await catalogueNames(tx, lang).province(person.province), version: kept?.version ?? null, check: kept?.check ?? null, checkClosed: whyNoCheck(kept, lang),
    history: kept ? (await listEvents(tx, kept)).map((e) => ({ ...e, act: EVENT_WORDS[e.act]?.[lang] ?? e.act, reasons: e.reasons.map((r) => COMPLETION_REASON_WORDS[r][lang]) })) : [],
  });
}

/** Why no check of a person can be written down. */
export function refusalToCheck(kept: Pick<KeptPerson, 'state'> | undefined): 'completion.not_complete' | 'completion.cleared_already' | undefined {
  if (!kept || kept.state === 'taken_back') return 'completion.not_complete';
  return kept.state === 'cleared' ? 'completion.cleared_already' : undefined;
}

function whyNoCheck(kept: KeptPerson | undefined, lang: Working['lang']): string | null {
  const no = refusalToCheck(kept);
  return no ? refusalText({ code: no }, lang) : null;
}
