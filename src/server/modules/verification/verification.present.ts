import type { Instant } from '#contracts/dates.ts';
import { monthShown } from '#contracts/month-text.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { VerificationLine, VerificationSubject, VerificationView } from '#contracts/verification.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import { titleLevelWords } from '#server/modules/catalogue/index.ts';
import { refusalsToReverify } from './domain/reverify.ts';
import { isUnfinished, STATE_WORDS } from './domain/verification-states.ts';
import { REASON_WORDS } from './pages/reason-words.ts';
import { words } from './pages/words.ts';
import { routeOf, sameSubject, subjectsOf } from './subjects.ts';
import type { StatedTitle } from './titles.store.ts';
import type { Verification } from './verification.store.ts';

/** What the page shows is made of: the account, what is known, when was asked again, what staff wrote. */
export type PresentedFrom = {
  account: AccountFacts;
  verifications: readonly Verification[];
  askedAgain: readonly (VerificationSubject & { at: Instant })[];
  staffNotes: readonly (VerificationSubject & { note: string })[];
  titles: readonly StatedTitle[];
};

/** Facts → 核验结果: every line with its state, reason, what to do, what it holds up and whether it can be verified again. */
export function presentVerification(from: PresentedFrom, lang: Lang, now: Instant): VerificationView {
  const counts = { identity: 0, education: 0, degree: 0, title: 0 };
  const titles = from.titles.map(({ rowId }) => ({ kind: 'title' as const, rowId }));
  const lines = [...subjectsOf(from.account), ...titles].map((subject) => {
    counts[subject.kind] += 1;
    return presentLine(from, subject, counts[subject.kind], lang, now);
  });
  return { lines, unfinished: lines.filter((line) => line.blocks).length };
}

function presentLine(from: PresentedFrom, subject: VerificationSubject, number: number, lang: Lang, now: Instant): VerificationLine {
  const { account } = from;
  const found = from.verifications.find((verification) => sameSubject(verification, subject));
  const state = found?.state ?? 'not_verified';
  const reason = found?.reason ?? null;
  const because = reason === null ? null : REASON_WORDS[lang][reason];
  const row = [...account.educations, ...account.degrees].find(({ id }) => id === subject.rowId);
  const no = refusalsToReverify(
    {
      state,
      lastAnsweredAt: found?.stateSinceAt ?? null,
      askedAgainAt: from.askedAgain.filter((entry) => sameSubject(entry, subject)).map(({ at }) => at),
      manualByRule: routeOf(account, subject)?.kind === 'manual',
    },
    now,
  );
  return {
    ...subject,
    title: nameOf(subject, number, lang),
    detail: subject.kind === 'title' ? titleDetail(from.titles, subject.rowId, lang) : detailOf(account, subject),
    state,
    stateText: STATE_WORDS[lang][state],
    reason,
    reasonText: because?.why ?? null,
    adviceText: because?.todo ?? null,
    staffNote: reason === 'decided_by_staff' ? (from.staffNotes.findLast((entry) => sameSubject(entry, subject))?.note ?? null) : null,
    since: found?.stateSinceAt ?? row?.addedAt ?? account.registeredAt,
    nextAskAt: found && found.calls > 0 ? found.nextAskAt : null,
    blocks: subject.kind !== 'title' && isUnfinished(state),
    reverify: { open: no.length === 0, refusals: no.map((refusal) => refusalText(refusal, lang)) },
  };
}

/** Which row of whom, for staff: the person's name and masked number, and what the row says. */
export function presentDetail(account: AccountFacts, subject: VerificationSubject, lang: Lang): { title: string; detail: string } {
  const same = subjectsOf(account).filter(({ kind }) => kind === subject.kind);
  const number = same.findIndex((other) => sameSubject(other, subject)) + 1;
  const person = `${account.name} · ${account.maskedDocumentNumber}`;
  const detail = subject.kind === 'identity' || subject.kind === 'title' ? person : `${person} · ${detailOf(account, subject)}`;
  return { title: nameOf(subject, number, lang), detail };
}

function nameOf({ kind }: VerificationSubject, number: number, lang: Lang): string {
  const w = words[lang];
  return kind === 'identity' ? w.identity : kind === 'title' ? w.titleRow(number) : w[kind](number);
}

function titleDetail(titles: readonly StatedTitle[], rowId: string, lang: Lang): string {
  const title = titles.find((one) => one.rowId === rowId);
  return title ? [title.name, titleLevelWords(title.level)[lang], title.obtainedOn].join(' · ') : '';
}

function detailOf(account: AccountFacts, subject: VerificationSubject): string {
  const row = [...account.educations, ...account.degrees].find(({ id }) => id === subject.rowId);
  return row ? [row.institution, row.major, monthOf(row)].join(' · ') : `${account.name} · ${account.maskedDocumentNumber}`;
}

function monthOf(row: { graduatedIn: string } | { awardedIn: string }): string {
  return monthShown('graduatedIn' in row ? row.graduatedIn : row.awardedIn);
}
