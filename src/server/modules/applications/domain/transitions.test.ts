import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APPLICATION_ACTS, OWN_STATES, type ApplicationAct, type OwnState } from '#contracts/applications.ts';
import { displayedState, NEW_APPLICATION, type Dimensions } from './dimensions.ts';
import { advance, TRANSITIONS, type By } from './transitions.ts';

const at = (more: Partial<Dimensions>): Dimensions => ({ ...NEW_APPLICATION, ...more });
const FREE = { awaits: false };

/** One way to stand in every state; the table below is read against them. */
const IN: Record<OwnState, Dimensions> = {
  S1: at({}),
  S2: at({ data: 'filling' }),
  S3: at({ data: 'committing' }),
  S4: at({ data: 'saved', materials: 'needed' }),
  S5: at({ data: 'saved' }),
  S6: at({ data: 'saved', commitment: 'signed' }),
  S7: at({ data: 'confirmed', review: 'awaiting_online' }),
  S8: at({ data: 'confirmed', review: 'awaiting_on_site' }),
  S9: at({ data: 'confirmed', review: 'rejected' }),
  S10: at({ data: 'confirmed', review: 'approved' }),
  S11: at({ data: 'confirmed', review: 'approved', payment: 'paying' }),
  S12: at({ data: 'confirmed', review: 'approved', payment: 'paid' }),
  X1: at({ ended: 'given_up' }),
  X2: at({ ended: 'lapsed' }),
  X3: at({ ended: 'voided' }),
  X5: at({ ended: 'suspended' }),
  X6: at({ ended: 'refunded' }),
};
const gateOf = (state: OwnState) => ({ awaits: state === 'S5' });

/** The regulation, state by state: which acts are open to whom (domain.md 2.3). Everything not listed is refused. */
const OPEN: Record<OwnState, Partial<Record<By, readonly ApplicationAct[]>>> = {
  S1: { candidate: ['choose_province', 'accept_notices', 'give_up'], system: ['lapse'], officer: ['hand_over'] },
  S2: { candidate: ['give_up', 'save'], system: ['lapse', 'restore'], officer: ['hand_over'] },
  S3: { candidate: ['give_up', 'save', 'sign_commitment', 'decline_commitment', 'acknowledge_hold'], system: ['lapse', 'restore'], officer: ['hand_over'] },
  S4: { candidate: ['give_up', 'submit_materials', 'edit', 'withdraw_commitment'], system: ['lapse', 'restore'], officer: ['unlock', 'hand_over'] },
  S5: { candidate: ['give_up', 'edit', 'withdraw_commitment'], system: ['lapse', 'restore'], officer: ['unlock', 'hand_over'] },
  S6: { candidate: ['give_up', 'edit', 'confirm', 'withdraw_commitment'], system: ['lapse', 'restore'], officer: ['unlock', 'hand_over'] },
  S7: { candidate: ['give_up', 'reopen', 'withdraw_commitment'], reviewer: ['approve', 'reject', 'return'], system: ['route_on_site', 'lapse'], officer: ['unlock', 'hand_over'] },
  S8: { candidate: ['give_up', 'reopen', 'withdraw_commitment'], reviewer: ['approve', 'reject'], system: ['route_automatic', 'route_online', 'route_on_site', 'route_post_exam', 'lapse'], officer: ['unlock', 'hand_over'] },
  S9: { candidate: ['give_up', 'reopen', 'withdraw_commitment'], system: ['lapse'], officer: ['overturn', 'reconsider', 'unlock', 'hand_over'] },
  S10: { candidate: ['give_up', 'reopen', 'withdraw_commitment', 'start_payment'], cashier: ['record_on_site_payment'], system: ['record_payment', 'lapse', 'review_again'], officer: ['unlock', 'hand_over'] },
  S11: { candidate: ['payment_failed'], system: ['record_payment', 'payment_failed'], officer: ['hand_over'] },
  S12: { officer: ['unlock', 'void', 'hand_over', 'suspend', 'move_to_resit', 'refund_fee'] },
  X1: {}, X2: {}, X3: { officer: ['reinstate'] }, X5: {}, X6: {},
};
const DOERS: readonly By[] = ['candidate', 'reviewer', 'cashier', 'officer', 'system'];

describe.each(OWN_STATES)('in %s', (state) => {
  test('the projection names this state', () => {
    expect(displayedState(IN[state], gateOf(state))).toBe(state);
  });

  test.each(DOERS)('exactly the listed acts are open to the %s', (by) => {
    const open = APPLICATION_ACTS.filter((act) => advance(IN[state], gateOf(state), act, by).ok);
    expect(open.toSorted()).toEqual([...(OPEN[state][by] ?? [])].toSorted());
  });
});

test('a paid application that was unlocked, reviewed again and rejected can be unlocked once more, voided or given its fee back; an unpaid one lapses by itself', () => {
  const rejected = at({ data: 'confirmed', review: 'rejected', payment: 'paid' });
  expect(displayedState(rejected, FREE)).toBe('S9');
  const acts = (d: Dimensions) => (['unlock', 'void', 'refund_fee'] as const).filter((act) => advance(d, FREE, act, 'officer').ok);
  expect([acts(rejected), acts({ ...rejected, payment: 'exempt' }), acts({ ...rejected, payment: 'unpaid' })]).toEqual([['unlock', 'void', 'refund_fee'], ['unlock', 'void', 'refund_fee'], ['unlock']]);
});

test('the last check comes after the decision on the commitment, never instead of it', () => {
  expect(advance(at({ data: 'committing' }), FREE, 'check_saved', 'candidate').ok).toBe(false);
  expect(advance(at({ data: 'checking', commitment: 'signed' }), FREE, 'check_saved', 'candidate').ok).toBe(true);
  expect(advance(at({ data: 'checking', commitment: 'declined' }), FREE, 'sign_commitment', 'candidate').ok).toBe(false);
});

test('every row of the table can be reached from some state', () => {
  const reachable = APPLICATION_ACTS.filter((act) => act !== 'check_saved' && !Object.values(OPEN).some((byDoer) => Object.values(byDoer).some((acts) => acts.includes(act))));
  expect(reachable).toEqual([]);
});

const steps = fc.array(fc.record({ act: fc.constantFrom(...APPLICATION_ACTS), by: fc.constantFrom(...DOERS), awaits: fc.boolean(), needsFiles: fc.boolean() }), { maxLength: 60 });

describe('no history of acts', () => {
  test('reaches 报名完成 without a confirmation and a review result after the last change of data', () => {
    fc.assert(fc.property(steps, (history) => {
      let d: Dimensions = NEW_APPLICATION;
      let confirmed = false;
      let reviewed = false;
      for (const { act, by, awaits, needsFiles } of history) {
        const next = advance(d, { awaits }, act, by);
        if (!next.ok) continue;
        d = act === 'check_saved' && needsFiles ? { ...next.value, materials: 'needed' } : next.value;
        if (['save', 'edit', 'reopen', 'unlock', 'return'].includes(act)) confirmed = reviewed = false;
        if (act === 'confirm') confirmed = true;
        if (['approve', 'route_automatic', 'route_post_exam'].includes(act)) reviewed = true;
        if (displayedState(d, { awaits }) === 'S12') expect(confirmed && reviewed).toBe(true);
      }
    }), { numRuns: 5000 });
  });

  test('leaves an ended application but one whose voiding was lifted, nor takes money back by itself', () => {
    fc.assert(fc.property(steps, (history) => {
      let d: Dimensions = NEW_APPLICATION;
      for (const { act, by, awaits } of history) {
        const next = advance(d, { awaits }, act, by);
        if (!next.ok) continue;
        expect(d.ended).toBe(act === 'reinstate' ? 'voided' : null);
        if (d.payment === 'paid') expect(next.value.payment).toBe('paid');
        d = next.value;
      }
    }), { numRuns: 5000 });
  });

  test('makes a commitment appear that was not signed, or keeps one through a change of data unnoticed', () => {
    fc.assert(fc.property(steps, (history) => {
      let d: Dimensions = NEW_APPLICATION;
      let signed = false;
      for (const { act, by, awaits } of history) {
        const next = advance(d, { awaits }, act, by);
        if (!next.ok) continue;
        if (act === 'sign_commitment') signed = true;
        if (['decline_commitment', 'acknowledge_hold', 'withdraw_commitment'].includes(act)) signed = false;
        d = next.value;
        if (d.commitment === 'signed') expect(signed).toBe(true);
      }
    }), { numRuns: 5000 });
  });
});

test('each transition names its row in the dossier', () => {
  for (const [act, transition] of Object.entries(TRANSITIONS)) expect(transition.row, act).toMatch(/^T\d/);
});
