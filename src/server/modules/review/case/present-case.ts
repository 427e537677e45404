import { ApplicationAct } from '#contracts/applications.ts';
import { MaterialKind } from '#contracts/materials.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ReviewDecisionKind, type ReviewCase } from '#contracts/review.ts';
import type { EligibilityVerdict } from '#contracts/eligibility.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { isPaidAndRejected, refusalsToVoid, stateOf, type ConfirmedContent } from '#server/modules/applications/index.ts';
import { MATERIAL_KINDS } from '#server/modules/materials/index.ts';
import { commitmentText, sectionsOf } from './case-sections.ts';
import { isAwaiting, refusalsOfFiles, refusalsToDecide, refusalsToSettle, type CaseStanding } from '../decisions/case-acts.ts';
import type { Decision } from '../decisions/decisions.store.ts';
import { isUndoable } from '../decisions/undo-decision.ts';
import type { Due } from '../queue/due.ts';
import type { Assignment } from '../work/assignments.store.ts';
import { titleRowId } from '#server/modules/verification/index.ts';
import { words } from '../words.ts';
import type { Asking, FoundCase, Holder } from './find-case.ts';

type Status = { tone: string; text: string; hint?: string };

export type CaseFacts = FoundCase & {
  actor: Asking['actor'];
  standing: CaseStanding;
  verification: { identity: Status; rows: Map<string, Status> } | undefined;
  hasPhoto: boolean;
  files: { waiting: number; flagged: readonly string[] };
  holder: Holder | undefined;
  assignment: Assignment | undefined;
  archive: ReviewCase['archive'];
  checklist: ReviewCase['checklist'];
  reasons: ReviewCase['reasons'];
  decisions: readonly Decision[];
  due: Due;
  undoSeconds: number;
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
    assigned: f.assignment ? {
      staffId: f.assignment.staffId, name: f.staffNames.get(f.assignment.staffId) ?? '', mine: f.assignment.staffId === f.actor.staffId,
      by: f.staffNames.get(f.assignment.byId) ?? '', at: f.assignment.at, note: f.assignment.note,
    } : null,
    due: isAwaiting(f.standing) ? f.due : null,
    archive: f.archive,
    commitment: commitmentLetter(confirmed),
    checklist: f.checklist,
    decisions: f.decisions.map((d) => presentDecision(d, f, lang)),
    second: secondReview(f, lang),
    mayManage: f.actor.permissions.includes('review.manage'),
    voiding: f.actor.permissions.includes('application.unlock') ? refusalsToVoid(app).map((r) => refusalText(r, lang)) : null,
    paidRejected: isPaidAndRejected(app.dimensions) ? w.paidRejected : null,
    undoSeconds: f.undoSeconds,
    acts: ReviewDecisionKind.options.map((decision) => {
      const no = [...refusalsToDecide(decision, f.standing), ...refusalsOfFiles(decision, f.standing.review, f.files)];
      return { decision, open: no.length === 0, reasons: no.map((r) => refusalText(r, lang)) };
    }),
    reasons: f.reasons,
    materialKinds: MaterialKind.options.map((value) => ({ value, text: MATERIAL_KINDS[value][lang] })),
    materialsAsked: app.materialsAsked && { kinds: app.materialsAsked.kinds.map((kind) => MATERIAL_KINDS[kind][lang]), at: app.materialsAsked.at },
  };
}

function commitmentLetter({ commitment: k }: ConfirmedContent): ReviewCase['commitment'] {
  return k.text !== null && k.signedAt !== null ? { text: k.text, signedAt: k.signedAt, version: k.version ?? '' } : null;
}

function presentDecision(d: Decision, { actor, staffNames }: CaseFacts, lang: Lang): ReviewCase['decisions'][number] {
  const w = words[lang];
  return {
    id: d.id, stage: d.stage, decision: d.decision, decisionText: w.acts[d.decision], state: d.state, stateText: w.decisionStates[d.state], reason: d.reason, by: staffNames.get(d.decidedById) ?? '',
    mine: d.decidedById === actor.staffId, at: d.decidedAt, takesEffectAt: d.takesEffectAt, settledNote: d.settledNote, ticked: d.ticks.filter((t) => t.ticked).map((t) => t.text),
    basisText: w.bases[d.basis], undoable: isUndoable(d, actor.staffId),
  };
}

/** The proposal that waits for a second reviewer, and why this person may not settle it, if so. */
function secondReview({ app, actor, standing, decisions }: CaseFacts, lang: Lang): ReviewCase['second'] {
  const proposal = decisions.findLast((d) => d.state === 'proposed' && d.applicationVersion === app.version);
  if (!proposal) return null;
  const no = refusalsToSettle({ mayConfirm: actor.permissions.includes('review.second'), proposedByMe: proposal.decidedById === actor.staffId, current: isAwaiting(standing) });
  return { decisionId: proposal.id, open: no.length === 0, reasons: no.map((r) => refusalText(r, lang)) };
}

/** Why an application came to people at all, in words; a code without words shows itself. */
export function routeReasonTexts(reasons: readonly string[], lang: Lang): string[] {
  const texts: Record<string, string> = words[lang].routeReasons;
  return reasons.map((r) => texts[r] ?? r);
}

function verificationLines({ verification, confirmed, app }: CaseFacts, lang: Lang): ReviewCase['verifications'] {
  if (!verification) return [];
  const w = words[lang];
  const { educationId, degreeId } = confirmed.form;
  const show = (subject: string, s: Status | undefined) => (s ? [{ subject, text: s.text, tone: s.tone, hint: s.hint ?? null }] : []);
  return [
    ...show(w.identity, verification.identity), ...show(w.educationRow, verification.rows.get(educationId)),
    ...(degreeId === undefined ? [] : show(w.degreeRow, verification.rows.get(degreeId))),
    ...confirmed.form.titles.flatMap(({ name, level, obtainedOn, number }) => show(`${w.titleRow} ${name}`, verification.rows.get(titleRowId(app.accountId, { name, level, obtainedOn, number: number ?? null })))),
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
  return sittingText(c.exam, c.exam.name, lang);
}
