import type { ActView, ApplicationAct, OwnState } from '#contracts/applications.ts';
import type { Instant } from '#contracts/dates.ts';
import { refuse, refusalText, type Lang, type Refusal } from '#contracts/refusals.ts';
import { isOpen } from '#server/kernel/windows.ts';
import type { Application } from './application.ts';
import { refusalsOfMoney, refusalsToAmend } from './domain/amendment.ts';
import { refusalsToConfirm } from './domain/confirm.ts';
import { advance } from './domain/transitions.ts';
import { preparedForm } from './prepared-form.ts';
import { refusalsOutsideApply, refusalsOutsideConfirm, refusalsOutsidePreparing } from './domain/window-guards.ts';
import type { Offer, Person } from './gather-facts.ts';
import { applicationPaths as paths } from './paths.ts';

type Facts = { app: Application; offer: Offer; person: Person; photoAwaits: boolean; state: OwnState };
type Offered = { act: ApplicationAct; href: string; why(f: Facts, now: Instant): Refusal[]; until?(f: Facts): Instant | null };

const inApply = ({ offer }: Facts, now: Instant): Refusal[] => (offer.config ? refusalsOutsideApply(offer.config.windows, now) : []);
const inPreparing = ({ offer }: Facts, now: Instant): Refusal[] => (offer.config ? refusalsOutsidePreparing(offer.config.windows, now) : []);
const applyEnd = ({ offer }: Facts) => offer.config?.windows.apply.closesAt ?? null;
const confirmEnd = ({ offer }: Facts) => offer.config?.windows.confirm.closesAt ?? null;
const amendable = (f: Facts, now: Instant): Refusal[] => (f.offer.config ? [...inApply(f, now), ...refusalsToAmend({ dimensions: f.app.dimensions, policy: f.offer.config.modifyPolicy, phone: f.offer.config.phone, unlocked: f.app.unlockedUntil !== null })] : []);

/** What the candidate may be offered, in the order of the menu; the guards are the same the commands ask. */
function offeredTo({ app, offer, person }: Facts): Offered[] {
  const { id } = app;
  return [
    { act: 'choose_province', href: paths.province(id), why: inPreparing },
    { act: 'accept_notices', href: app.province === null ? paths.province(id) : paths.notice(id), why: inPreparing, until: applyEnd },
    { act: 'save', href: preparedForm(app.draft) ? paths.prepared(id) : paths.form(id), why: inPreparing, until: applyEnd },
    { act: 'sign_commitment', href: paths.commitment(id), why: inApply, until: applyEnd },
    { act: 'check_saved', href: paths.check(id), why: inApply, until: applyEnd },
    { act: 'submit_materials', href: paths.materials(id), why: ({ offer: o }, now) => (o.config ? refusalsOutsideConfirm(o.config.windows, now) : []), until: confirmEnd },
    {
      act: 'confirm', href: paths.confirm(id), until: confirmEnd,
      // the answer to the mismatch is given on the confirmation page itself, so it does not close the way there
      why: (_f, now) => (offer.config ? refusalsToConfirm({ windows: offer.config.windows, photo: person.photo, photoReviewed: app.photoReviewed, majorMatches: true, mismatchAnswered: true }, now) : []),
    },
    { act: 'start_payment', href: paths.pay(id), why: payable, until: (f) => f.offer.config?.windows.pay.closesAt ?? null },
    { act: 'edit', href: paths.modify(id), why: amendable, until: applyEnd },
    { act: 'reopen', href: paths.modify(id), why: amendable, until: applyEnd },
    { act: 'withdraw_commitment', href: paths.withdrawCommitment(id), until: applyEnd, why: (f, now) => [...inApply(f, now), ...refusalsOfMoney(f.app.dimensions), ...(f.offer.sitting.commitmentMode === 'compulsory' ? [refuse('commitment.compulsory')] : [])] },
    { act: 'give_up', href: paths.giveUp(id), why: ({ app: a }) => refusalsOfMoney(a.dimensions) },
  ];
}

function payable({ offer }: Facts, now: Instant): Refusal[] {
  if (!offer.config || isOpen(offer.config.windows.pay, now)) return [];
  return [refuse(now < offer.config.windows.pay.opensAt ? 'payment.before_window' : 'payment.after_window')];
}

/** The acts of the table that lead on from here, each open or with every reason why not (2.9): the page decides nothing. */
export function offeredActs(f: Facts, lang: Lang, now: Instant): ActView[] {
  return offeredTo(f)
    .filter(({ act }) => advance(f.app.dimensions, { awaits: f.photoAwaits }, act, 'candidate').ok && (act !== 'withdraw_commitment' || f.app.dimensions.commitment === 'signed'))
    .map(({ act, href, why, until }) => {
      const reasons = why(f, now);
      return { act, open: reasons.length === 0, reasons: reasons.map((r) => refusalText(r, lang)), href, until: until?.(f) ?? null };
    });
}
