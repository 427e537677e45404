import type { CaseItem, CaseView } from '#contracts/assistance.ts';
import { maskMail, maskPhone } from '#contracts/contact.ts';
import { beijingDay, beijingTime } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import { accountsInBrief, findAccount } from '#server/modules/accounts/index.ts';
import { findApplication, listSnapshots, PART_WORDS, readConfirmed } from '#server/modules/applications/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { AssistanceCase } from './assistance-case.ts';
import { listFiles } from './case-files.store.ts';
import { listCaseEvents } from './cases.store.ts';
import { confirmedLines } from './confirmed-lines.ts';
import { refusalsToDecideCase, refusalsToWithdraw } from './domain/case-rules.ts';
import { mergePlan, refusalsToMerge, type LiveApplication } from './domain/merge-plan.ts';
import { liveOf } from './read-merge.ts';
import { differencesOf, type Difference, type Line } from './domain/confirmation-diff.ts';
import type { OpenMatters } from './open-matters.ts';
import { withheldAmong } from '#server/platform/scanner/keep-unscanned.ts';
import { words } from './words.ts';

/** Only officers are shown what stands in the way of a merge, `openMatters`: of some of it the person was not told. */
type Env = { tx: Tx; kit: Kit; openMatters?: OpenMatters };

/** Lines of a list, people masked: whom they are about and who asked are looked up together. */
export async function presentItems({ tx, kit }: Env, cases: readonly AssistanceCase[], lang: Lang): Promise<CaseItem[]> {
  const w = words[lang];
  const people = await accountsInBrief(tx, kit.crypto, cases.map((c) => c.accountId));
  const staff = await staffNames(tx, cases.map((c) => c.firstById));
  return cases.map((c) => ({
    accountId: c.accountId, caseId: c.id, kind: c.kind, kindText: w.kinds[c.kind], state: c.state, stateText: (c.kind === 'appeal' ? w.appealStates : w.states)[c.state],
    name: people.get(c.accountId)?.name ?? '', documentNumber: people.get(c.accountId)?.maskedDocumentNumber ?? '', about: aboutOf(c, lang), openedAt: c.openedAt, dueAt: c.dueAt,
    byName: c.askedBy === 'candidate' ? (w.by['candidate'] ?? null) : (staff.get(c.firstById ?? '') ?? null),
  }));
}

async function presentItem(env: Env, c: AssistanceCase, lang: Lang): Promise<CaseItem> {
  const [item] = await presentItems(env, [c], lang);
  invariant(item, 'a case presents as one line');
  return item;
}

export type Reader = { kind: 'staff'; id: string } | { kind: 'candidate' };

/** A case with everything it is decided by; to the candidate staff have no names. */
export async function presentCase(env: Env, c: AssistanceCase, reader: Reader, lang: Lang): Promise<CaseView> {
  const { tx, kit } = env;
  const w = words[lang];
  const account = await findAccount(tx, kit.crypto, c.accountId);
  const files = await listFiles(tx, kit.crypto, { accountId: c.accountId, caseId: c.id });
  const byStaff = reader.kind === 'staff';
  const withheld = byStaff ? await withheldAmong(tx, files.map((f) => f.blobId), lang) : new Map<string, string>();
  const nameOf = async (kind: string, id: string | null) => (kind === 'staff' && byStaff ? await staffName(tx, id) : null) ?? w.by[kind] ?? kind;
  const history = [];
  for (const e of await listCaseEvents(tx, c.accountId, c.id)) history.push({ at: e.at, actText: w.acts[e.act] ?? e.act, by: await nameOf(e.byKind, e.byId) });
  const said = (refusals: Parameters<typeof refusalText>[0][]) => refusals.map((r) => refusalText(r, lang));
  const base = byStaff ? `/api/staff/cases/${c.accountId}/${c.id}/files` : `/api/my/cases/${c.id}/files`;
  return {
    ...(await presentItem(env, c, lang)), ...(byStaff ? {} : { byName: null }),
    version: c.version, applicationId: c.applicationId, number: 'number' in c.content ? c.content.number : null, reason: c.content.reason, answer: c.answer,
    asks: await asksOf(env, c, account, lang), decidedAt: c.decidedAt, decidedBy: byStaff ? await staffName(tx, c.decidedById) : null,
    files: files.map((f) => ({ id: f.id, fileName: f.fileName, contentType: f.contentType, bytes: f.bytes, by: f.by, uploadedAt: f.uploadedAt, url: `${base}/${f.id}`, withheld: withheld.get(f.blobId) ?? null })),
    history, diff: await diffOf(env, c, byStaff, lang),
    decide: byStaff ? said(refusalsToDecideCase({ ...c, files: files.length }, { act: 'approve', byId: reader.id, reason: '', version: c.version })) : [],
    refuse: byStaff ? said(refusalsToDecideCase({ ...c, files: files.length }, { act: 'refuse', byId: reader.id, reason: '----', version: c.version })) : [],
    withdraw: said(refusalsToWithdraw({ state: c.state, askedById: c.askedBy === 'candidate' ? c.accountId : c.firstById }, byStaff ? reader.id : c.accountId)),
    attach: c.state === 'waiting' ? [] : said([{ code: 'assistance.wrong_state' }]),
    letterUrl: c.kind === 'appeal' && c.decidedAt !== null ? (byStaff ? `/api/staff/appeals/${c.accountId}/${c.id}/letter` : `/api/my/cases/${c.id}/letter`) : null,
  };
}

async function staffName(tx: Tx, id: string | null): Promise<string | null> {
  return id === null ? null : ((await staffNames(tx, [id])).get(id) ?? null);
}

function aboutOf({ content }: AssistanceCase, lang: Lang): string {
  if (content.kind === 'unlock') return `${content.number} ${content.parts.map((p) => PART_WORDS[p][lang]).join('；')}`;
  return content.kind === 'appeal' ? content.number : content.reason.slice(0, 40);
}

async function asksOf(env: Env, c: AssistanceCase, account: AccountFacts | undefined, lang: Lang): Promise<Line[]> {
  const { tx, kit } = env;
  const w = words[lang];
  const { content } = c;
  if (content.kind === 'unlock') return [{ term: w.parts, value: content.parts.map((p) => PART_WORDS[p][lang]).join('；') }, { term: w.until, value: beijingTime(content.until) }];
  if (content.kind === 'appeal') return [{ term: w.contested, value: content.contested }];
  const { wish } = content;
  switch (wish.kind) {
    case 'recovery': return [{ term: w.to, value: wish.phone === undefined ? `${w.phoneBound} ${account?.maskedPhone ?? w.none}` : `${w.phoneNew} ${maskPhone(wish.phone)}` }];
    case 'phone_release': return [{ term: w.phoneBound, value: account?.maskedPhone ?? w.none }];
    case 'identity_correction': return [{ term: w.nameTo, value: wish.name }, { term: w.documentTo, value: maskDocumentNumber(wish.documentNumber) }];
    case 'name_change': return [{ term: w.nameTo, value: wish.name }];
    case 'rare_name': return [{ term: w.nameTo, value: wish.name }, { term: w.glyph, value: account?.glyphDescription ?? w.none }];
    case 'merge': {
      const other = await findAccount(tx, kit.crypto, wish.other);
      return [{ term: w.other, value: other ? `${other.userName} ${other.name} ${other.maskedDocumentNumber}` : w.none }, ...(other && account && c.state === 'waiting' ? await mergePreview(env, account, other, lang) : [])];
    }
    case 'closing': return [{ term: w.closing, value: account?.userName ?? w.none }];
  }
}

/** What a merge would move and what it would leave (合并预览), and when: as things stand now. */
async function mergePreview({ tx, kit, openMatters }: Env, kept: AccountFacts, other: AccountFacts, lang: Lang): Promise<Line[]> {
  const w = words[lang].merge;
  const line = (a: LiveApplication) => `${a.title}${a.number === null ? '' : ` ${a.number}`}（${a.paid ? w.paid : w.unpaid}）`;
  const list = (some: readonly LiveApplication[]) => (some.length === 0 ? words[lang].none : some.map(line).join('；'));
  const [stays, goes] = [await liveOf(tx, kept.id, lang), await liveOf(tx, other.id, lang)];
  const plan = mergePlan(stays, goes, beijingDay(kit.clock.now()));
  const openOf = async (id: AccountFacts['id']) => (openMatters ? (await openMatters(tx, id)).open : 0);
  const no = refusalsToMerge(plan, { kept: await openOf(kept.id), other: await openOf(other.id) }).map((r) => refusalText(r, lang)).join('；');
  return [
    { term: w.phone, value: kept.maskedPhone !== undefined ? w.phoneKept(kept.maskedPhone) : other.maskedPhone !== undefined ? w.phoneMoves(other.maskedPhone) : words[lang].none },
    { term: w.rows, value: w.rowsOf(other.educations.length, other.degrees.length) },
    { term: w.rest, value: w.restText },
    { term: w.keptApplications, value: list(stays) }, { term: w.otherApplications, value: list(goes) },
    { term: w.when, value: no !== '' ? no : plan.kind === 'later' ? w.later(plan.until) : w.now },
  ];
}

/** What the candidate changed while an unlock stood: the confirmation in force when it was granted against the next one. Numbers are masked for staff. */
async function diffOf({ tx, kit }: Env, c: AssistanceCase, masked: boolean, lang: Lang): Promise<Difference[] | null> {
  if (c.kind !== 'unlock' || c.applicationId === null || c.decidedAt === null || c.state !== 'ended') return null;
  const snapshots = await listSnapshots(tx, c.accountId, c.applicationId);
  const app = await findApplication(tx, kit.crypto, c.accountId, c.applicationId);
  const { decidedAt } = c;
  const before = snapshots.findLast((s) => s.at.getTime() <= decidedAt);
  const after = snapshots.find((s) => s.at.getTime() > decidedAt);
  if (!app || !before || !after) return null;
  const differences = differencesOf(confirmedLines(readConfirmed(kit, before.content), lang), confirmedLines(readConfirmed(kit, after.content), lang));
  const { phone, mail } = words[lang].lines;
  const hide = (term: string, value: string) => (!masked || value === '' ? value : term === phone ? maskPhone(value) : term === mail ? maskMail(value) : value);
  return differences.map((d) => ({ term: d.term, before: hide(d.term, d.before), after: hide(d.term, d.after) }));
}
