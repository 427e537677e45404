import type { Instant } from '#contracts/dates.ts';
import { maskMail, maskPhone } from '#contracts/contact.ts';
import { AccountId } from '#contracts/ids.ts';
import type { NoticeAudience, NoticeChoices, NoticeContent, NoticeFailure, NoticeFailures, NoticeId, NoticeLine, NoticeReading, NoticeState, NoticeWhole } from '#contracts/mass-notices.ts';
import { MessageId } from '#contracts/messages.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { refusalText, type Lang, type Refusal } from '#contracts/refusals.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { coversExam, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { getExam, levelsIn, listPrefectures, listProvinces, listReviewPoints, listSittings } from '#server/modules/catalogue/index.ts';
import { SMS_SIGN, smsLength } from '#server/modules/notices/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { failureText, maskedRecipient } from '../delivery/failure-words.ts';
import { factsToResend } from '../delivery/person-messages.ts';
import { refusalsToMoveNotice, refusalsToTime, restsUntil, worksOnNotice, type NoticeMove } from '../domain/notice-acts.ts';
import { sayNotice } from '../domain/notice-words.ts';
import { refusalsToResend } from '../domain/resend-rules.ts';
import type { MessagesEnv } from '../messages-env.ts';
import { listNoticeActs, listNotices, type Notice } from './notices.store.ts';
import { countOutcome, listFailed } from './outcome.store.ts';
import { countRecipients, drawRecipients } from './recipients.store.ts';
import { audienceText } from './audience-text.ts';
import { findingsOfNotice, readNotice, stopsNotice, type Noticing } from './write-notice.ts';

export type LookingAtNotices = Noticing & { lang: Lang; kit: Kit; env: MessagesEnv };

const PAGE = 20;
/** Notices are few; those of other places are passed over while a page is filled. */
const SEARCHED = 500;
const SAMPLES = 3;
const FAILURES = 50;

/** Notices within the jurisdiction, the newest change first. */
export async function viewNotices(looking: LookingAtNotices, of: { state?: NoticeState | undefined; after?: string | undefined }): Promise<{ notices: NoticeLine[]; next: string | null }> {
  const [at, id] = of.after?.split('~') ?? [];
  const found = await listNotices(looking.tx, { state: of.state, after: at === undefined || id === undefined ? undefined : { at: Number(at), id }, limit: SEARCHED });
  const mine = found.filter((n) => worksOnNotice(looking.by.jurisdiction, n.jurisdiction));
  const shown = mine.slice(0, PAGE);
  const last = shown.at(-1);
  const notices = [];
  for (const n of shown) notices.push(await lineOf(looking, n));
  return { notices, next: mine.length > PAGE && last ? `${String(last.changedAt)}~${last.id}` : null };
}

async function lineOf({ tx, lang }: LookingAtNotices, n: Notice): Promise<NoticeLine> {
  return {
    id: n.id, title: n.title, audienceText: await audienceText(tx, n.audience, lang), state: n.state, writtenBy: n.writerName, changedAt: n.changedAt, sendAt: n.sendAt, urgent: n.urgentReason !== null,
    counted: n.counted, recipients: n.recipients, told: n.told, unreachable: n.unreachable,
  };
}

/** One notice: its words, how far it is, what became of its messages, and what may be done by whom. */
export async function viewNotice(looking: LookingAtNotices, id: NoticeId): Promise<Result<NoticeWhole>> {
  const { tx, now, by, lang, siteUrl, env } = looking;
  const found = await readNotice(looking, id);
  if (!found.ok) return found;
  const n = found.value;
  const against = n.state === 'draft' ? [...findingsOfNotice(n.content, siteUrl).filter(stopsNotice), ...refusalsToTime(n, now)] : [];
  const closed = (move: NoticeMove, more: Refusal[] = []) => [...refusalsToMoveNotice(move, n, by), ...more].map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null;
  return ok({
    ...(await lineOf(looking, n)), version: n.rowVersion, text: { title: n.title, audience: n.audience, content: n.content, sendAt: n.sendAt, urgentReason: n.urgentReason },
    jurisdictionText: await env.nameJurisdiction(tx, n.jurisdiction, lang), aloneMost: n.aloneMost, countedAt: n.countedAt, startedAt: n.startedAt, finishedAt: n.finishedAt,
    waitsUntil: waits(n, now), outcome: await countOutcome(tx, id),
    closed: { edit: closed('save'), propose: closed('propose', against), approve: closed('approve', n.state === 'proposed' ? refusalsToTime(n, now) : []), withdraw: closed('withdraw'), stop: closed('stop') },
    history: await listNoticeActs(tx, id),
  });
}

function waits(n: Notice, now: Instant): Instant | null {
  if (n.state === 'scheduled') return restsUntil(n, Math.max(now, n.sendAt ?? 0));
  return n.state === 'sending' ? restsUntil(n, now) : null;
}

/** How many a notice would go to now, how three of them would read it, and what speaks against it (预览). */
export async function readAsRecipients(looking: LookingAtNotices, audience: NoticeAudience, content: NoticeContent): Promise<NoticeReading> {
  const { tx, by, kit, lang, siteUrl, aloneMost } = looking;
  const [count, drawn] = await Promise.all([countRecipients(tx, by.jurisdiction, audience), drawRecipients(tx, by.jurisdiction, audience, SAMPLES)]);
  const samples: NoticeReading['samples'] = [];
  for (const one of drawn) {
    const account = await findAccount(tx, kit.crypto, one.accountId);
    if (!account) continue;
    const exam = await getExam(tx, one.examCode);
    // as they would read it, but nobody is known by it
    const said = sayNotice(content, account.lang, { name: maskName(account.name), exam: exam.name[account.lang], number: one.number === null ? '—' : `${one.number.slice(0, 6)}****` });
    const sms = content.sms ? `${SMS_SIGN[said.lang]}${said.sms}` : null;
    samples.push({ name: maskName(account.name), to: account.phone === undefined ? maskMail(account.mail) : maskPhone(account.phone), lang: said.lang, sms, ...smsLength(sms ?? ''), subject: said.subject, text: said.text });
  }
  return { count, aloneMost, samples, findings: findingsOfNotice(content, siteUrl).map((r) => ({ code: r.code, path: r.path ?? null, text: refusalText(r, lang), stops: stopsNotice(r) })) };
}

const maskName = (name: string): string => `${[...name][0] ?? ''}**`;

/** A page of those whom a notice did not reach (未送达名单). */
export async function viewFailures(looking: LookingAtNotices, id: NoticeId, after: string | undefined): Promise<Result<NoticeFailures>> {
  const found = await readNotice(looking, id);
  if (!found.ok) return found;
  const { tx, kit, lang, now } = looking;
  const rows = await listFailed(tx, id, after, FAILURES + 1);
  const failures: NoticeFailure[] = [];
  for (const r of rows.slice(0, FAILURES)) {
    const facts = await factsToResend(tx, r);
    failures.push({
      id: MessageId.parse(r.message_id), accountId: AccountId.parse(r.account_id), name: r.name, channel: r.channel === 'mail' ? 'mail' : 'sms', to: maskedRecipient(kit.crypto, r), why: failureText(r.failure, lang), at: r.failed_at?.getTime() ?? 0,
      again: facts.again, closed: refusalsToResend(facts, now).map((no) => refusalText(no, lang)).join(lang === 'zh' ? '；' : '; ') || null,
    });
  }
  return ok({ failures, next: rows.length > FAILURES ? (failures.at(-1)?.id ?? null) : null });
}

/** What the composer chooses from: exams within the jurisdiction, and the places of one province. */
export async function viewChoices({ tx, by, lang, now }: LookingAtNotices, asked: { province?: ProvinceCode | undefined }): Promise<NoticeChoices> {
  const own = ProvinceCode.safeParse(provinceOf(by.jurisdiction));
  const province = own.success ? own.data : asked.province;
  const sittings = [];
  for (const sitting of await listSittings(tx)) {
    if (!coversExam(by.jurisdiction, sitting.examCode) || sitting.year < new Date(now).getUTCFullYear() - 1) continue;
    const exam = await getExam(tx, sitting.examCode);
    sittings.push({ value: sitting.id, text: sittingText(sitting, exam.name, lang), levels: levelsIn(exam, sitting.year).map((l) => ({ value: l.code, text: l.name[lang] })) });
  }
  return {
    sittings, provinces: (await listProvinces(tx)).filter((p) => !own.success || p.code === own.data).map((p) => ({ value: p.code, text: p.name[lang] })),
    prefectures: province === undefined ? [] : (await listPrefectures(tx, province)).map((p) => ({ value: p.code, text: p.name[lang] })),
    points: province === undefined ? [] : (await listReviewPoints(tx, { province })).map((p) => ({ value: p.id, text: p.name[lang] })),
  };
}
