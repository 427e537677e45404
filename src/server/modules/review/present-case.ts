import { ApplicationAct } from '#contracts/applications.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ReviewDecisionKind, type ReviewCase } from '#contracts/review.ts';
import type { EligibilityVerdict } from '#contracts/eligibility.ts';
import { stateOf, type ConfirmedContent } from '#server/modules/applications/index.ts';
import { commitmentText, sectionsOf } from './case-sections.ts';
import { refusalsToDecide } from './domain/case-acts.ts';
import type { FoundCase, Holder } from './find-case.ts';
import { listReviewReasons } from './review-reasons.ts';
import { words } from './words.ts';

type Status = { tone: string; text: string; hint?: string };

export type CaseFacts = FoundCase & {
  verification: { identity: Status; rows: Map<string, Status> } | undefined;
  hasPhoto: boolean;
  holder: Holder | undefined;
  mayDecide: boolean;
  history: readonly { act: string; byKind: string; byId: string | null; note: string | null; at: Date }[];
  staffNames: Map<string, string>;
};

/** Whose notes are words for people; those of other acts are digests and codes. */
const BY_STAFF: readonly string[] = ['reviewer', 'cashier', 'officer'];

/** A case → everything the reviewer's screen shows. */
export function presentCase(f: CaseFacts, lang: Lang): ReviewCase {
  const { app, confirmed } = f;
  const w = words[lang];
  const state = stateOf(app, false);
  const standing = { review: app.dimensions.review, ended: app.dimensions.ended !== null, mayDecide: f.mayDecide, heldBy: f.holder && !f.holder.mine ? f.holder : undefined };
  return {
    id: app.id, accountId: app.accountId, number: confirmed.number, version: app.version, state, stateText: w.states[state], name: confirmed.account.name,
    confirmedAt: confirmed.confirmedAt, lapsesAt: app.lapsesAt, reviewReason: app.reviewReason,
    routeReasons: routeReasonTexts(app.routeReasons, lang),
    majorMismatch: confirmed.majorMatches ? null : { stated: w.stated(confirmed.education.major), answeredAt: confirmed.mismatchAnsweredAt },
    sections: sectionsOf(confirmed, lang),
    verifications: verificationLines(f, lang),
    conditions: conditionsOf(confirmed.verdict, lang),
    hasPhoto: f.hasPhoto,
    commitmentText: commitmentText(confirmed, w),
    history: f.history.flatMap((e) => {
      const act = ApplicationAct.safeParse(e.act);
      return act.success ? [{ at: e.at.getTime(), actText: w.acts[act.data], by: byText(e, f.staffNames, lang), note: BY_STAFF.includes(e.byKind) ? e.note : null }] : [];
    }),
    claim: f.holder ?? null,
    acts: ReviewDecisionKind.options.map((decision) => {
      const no = refusalsToDecide(decision, standing);
      return { decision, open: no.length === 0, reasons: no.map((r) => refusalText(r, lang)) };
    }),
    reasons: listReviewReasons(lang),
  };
}

/** Why an application came to people at all, in words; a code without words shows itself. */
export function routeReasonTexts(reasons: readonly string[], lang: Lang): string[] {
  const texts: Record<string, string> = words[lang].routeReasons;
  return reasons.map((r) => texts[r] ?? r);
}

function verificationLines({ verification, confirmed }: CaseFacts, lang: Lang): ReviewCase['verifications'] {
  if (!verification) return [];
  const w = words[lang];
  const { educationId, degreeId } = confirmed.form;
  const show = (subject: string, s: Status | undefined) => (s ? [{ subject, text: s.text, tone: s.tone, hint: s.hint ?? null }] : []);
  return [
    ...show(w.identity, verification.identity), ...show(w.educationRow, verification.rows.get(educationId)),
    ...(degreeId === undefined ? [] : show(w.degreeRow, verification.rows.get(degreeId))),
  ];
}

/** The conditions the yes rests on; those that only papers can show are marked. */
function conditionsOf(verdict: EligibilityVerdict, lang: Lang): ReviewCase['conditions'] {
  const onPaper: readonly string[] = ['title', 'certificate', 'post', 'years_in_profession', 'years_of_work'];
  return verdict.parts.map((part) => {
    const shown = part.alternatives.find((a) => a.met) ?? part.alternatives.find((a) => a.id === part.nearest);
    return {
      title: part.title[lang], met: part.met,
      conditions: (shown?.conditions ?? []).map((c) => ({ text: c.text[lang], met: c.met, toCheck: c.proof !== null && onPaper.includes(c.proof.kind) })),
    };
  });
}

function byText(e: { byKind: string; byId: string | null }, names: Map<string, string>, lang: Lang): string {
  const kinds: Record<string, string> = words[lang].by;
  const name = e.byId === null ? undefined : names.get(e.byId);
  const kind = kinds[e.byKind] ?? e.byKind;
  return name === undefined ? kind : `${kind} ${name}`;
}

/** What is stated in a confirmation about the exam, for lists and look-ups. */
export function examText(c: Pick<ConfirmedContent, 'exam'>, lang: Lang): string {
  return `${String(c.exam.year)} ${c.exam.name[lang]}`;
}
