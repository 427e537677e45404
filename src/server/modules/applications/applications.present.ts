import type { ApplicationAct, ApplicationSummary, ApplicationView, FlowStep } from '#contracts/applications.ts';
import { ApplicationAct as Acts, DisplayedState } from '#contracts/applications.ts';
import type { ReviewPoint } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { levelsIn, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Application } from './application.ts';
import type { EventLine } from './applications.store.ts';
import { flowOf, type StepId } from './domain/flow.ts';
import type { Later } from './later-stage.ts';
import type { Offer, Person } from './gather-facts.ts';
import { rowState } from './material-demands.ts';
import { stateOf } from './move-application.ts';
import { offeredActs } from './offered-acts.ts';
import { applicationPaths as paths } from './paths.ts';

export type ViewFacts = { app: Application; offer: Offer; person: Person; photoAwaits: boolean; reviewPoint: ReviewPoint | undefined; feeBySubject: Record<string, number>; history: readonly EventLine[]; later: Later };

/** Application → the status page (报考人员状态界面): state, what may be done and why not, the flow chart, the history. */
export function presentApplication(f: ViewFacts, lang: Lang, now: Instant): ApplicationView {
  const { app, offer, person } = f;
  const own = stateOf(app, f.photoAwaits);
  const state = f.later.state ?? own;
  const acts = offeredActs({ ...f, state: own }, lang, now);
  const form = app.form;
  const year = offer.sitting.year;
  const level = form && levelsIn(offer.exam, year).find((l) => l.code === form.levelCode);
  const specialty = form && specialtiesOf(offer.exam, form.levelCode, year).find((s) => s.code === form.specialtyCode);
  const subjects = form ? subjectsOf(offer.exam, form.levelCode, form.specialtyCode, year).filter((s) => form.subjectCodes.includes(s.code)) : [];
  return {
    id: app.id, number: app.number, version: app.version, state,
    exam: { code: offer.exam.code, name: offer.exam.name, year, examOn: offer.sitting.examOn },
    province: offer.config && offer.province ? { code: offer.province.code, name: offer.province.name, phone: offer.config.phone } : null,
    level: level ? { code: level.code, name: level.name } : null,
    specialty: specialty ? { code: specialty.code, name: specialty.name } : null,
    subjects: subjects.map((s) => ({ code: s.code, name: s.name, feeInFen: f.feeBySubject[s.code] ?? null })),
    reviewPoint: f.reviewPoint ? { name: f.reviewPoint.name, address: f.reviewPoint.address, phone: f.reviewPoint.phone, hours: f.reviewPoint.hours } : null,
    dimensions: {
      identity: person.verification.identity.state, rows: form ? rowState(person, form.educationId) : 'not_chosen', photo: person.photo,
      commitment: app.dimensions.commitment, materials: app.dimensions.materials, data: app.dimensions.data, review: app.dimensions.review, payment: app.dimensions.payment,
    },
    reviewReason: app.reviewReason, fileNumber: app.fileNumber, dueInFen: app.dueInFen,
    paymentMode: offer.config?.paymentMode ?? null, modifyPolicy: offer.config?.modifyPolicy ?? null,
    windows: offer.config ? { ...offer.config.windows } : null,
    acts,
    later: f.later.acts,
    flow: flowOf(state, app.dimensions, app.photoReviewed).map((step): FlowStep => ({ ...step, ...linkOf(step.id, app, acts, f.later) })),
    history: f.history.flatMap((e) => {
      const act = Acts.safeParse(e.act);
      const to = DisplayedState.safeParse(e.toState);
      return act.success && to.success ? [{ at: e.at.getTime(), act: act.data, to: to.data, by: e.byKind, note: e.byKind === 'reviewer' ? e.note : null }] : [];
    }),
  };
}

/** One line of 我的报考. */
export function presentSummary(app: Application, offer: Offer, photoAwaits: boolean, later: Later): ApplicationSummary {
  return {
    id: app.id, number: app.number, state: later.state ?? stateOf(app, photoAwaits),
    exam: { code: offer.exam.code, name: offer.exam.name, year: offer.sitting.year, examOn: offer.sitting.examOn },
    province: offer.config && offer.province ? { code: offer.province.code, name: offer.province.name, phone: offer.config.phone } : null,
  };
}

const ACTS_OF_STEP: Partial<Record<StepId, readonly ApplicationAct[]>> = {
  fill: ['accept_notices', 'save', 'edit', 'reopen'], commit: ['check_saved', 'sign_commitment'], materials: ['submit_materials'], confirm: ['confirm'], pay: ['start_payment'],
};

function linkOf(id: StepId, app: Application, acts: ApplicationView['acts'], later: Later): Pick<FlowStep, 'href' | 'until'> {
  const act = acts.find((a) => ACTS_OF_STEP[id]?.includes(a.act) && a.open) ?? later.acts.find((a) => a.step === id && a.href !== null);
  if (act) return { href: act.href, until: act.until };
  if (id === 'print' && app.dimensions.data === 'confirmed') return { href: paths.print(app.id), until: null };
  if (id === 'photo' && app.photoReviewed) return { href: paths.photo, until: null };
  return { href: null, until: null };
}
