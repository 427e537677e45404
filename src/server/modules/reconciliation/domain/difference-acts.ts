import type { DifferenceAct, DifferenceClass, DifferenceState, ProposedOutcome } from '#contracts/reconciliation.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';

export type DifferenceFacts = { state: DifferenceState; class: DifferenceClass; kind: 'payment' | 'refund'; theirsInFen: number | null; oursInFen: number | null; orderNumber: string | null; ownerId: string | null; ownerName: string | null; proposed: ProposedOutcome | null; proposedById: string | null };
export type Handler = { staffId: string; permissions: readonly Permission[]; jurisdiction: Pick<Jurisdiction, 'kind'> };

/** What the bill has beyond our books (差额), less than nothing where it has less; a refund counts the other way. A movement that stands twice is over by itself. */
export function differenceOf(d: Pick<DifferenceFacts, 'class' | 'kind' | 'theirsInFen' | 'oursInFen'>): number {
  if (d.class === 'late') return 0;
  const fen = d.class === 'double' ? (d.theirsInFen ?? 0) : (d.theirsInFen ?? 0) - (d.oursInFen ?? 0);
  return d.kind === 'refund' && fen !== 0 ? -fen : fen;
}

/** Everything that speaks against an act about a difference (办理条件); who proposes an end never agrees to it. */
export function refusalsToAct(act: DifferenceAct, d: DifferenceFacts, by: Handler): Refusal[] {
  const needed: Permission = act === 'approve' || act === 'return' ? 'reconciliation.approve' : 'reconciliation.handle';
  const no: Refusal[] = by.permissions.includes(needed) ? [] : [refuse('reconciliation.not_permitted')];
  switch (act) {
    case 'take':
    case 'note': return d.state === 'open' || d.state === 'proposed' || (act === 'note' && d.state !== 'settled') ? no : [...no, refuse('reconciliation.not_open')];
    // whose order it is says whose it is; only what no order explains is given to somebody, and only by those who see all provinces
    case 'assign': return [
      ...no, ...(by.jurisdiction.kind === 'nation' ? [] : [refuse('reconciliation.only_nation_assigns')]), ...(d.orderNumber === null ? [] : [refuse('reconciliation.province_known')]), ...(d.state === 'open' ? [] : [refuse('reconciliation.not_open')]),
    ];
    case 'ask':
    case 'propose': return [...no, ...(d.state === 'open' ? mine(d, by) : [refuse('reconciliation.not_open')])];
    case 'return': return d.state === 'proposed' ? no : [...no, refuse('reconciliation.not_proposed')];
    case 'approve': {
      if (d.state !== 'proposed') return [...no, refuse('reconciliation.not_proposed')];
      return d.proposedById === by.staffId ? [...no, refuse('reconciliation.own_proposal')] : no;
    }
  }
}

const mine = (d: DifferenceFacts, by: Handler): Refusal[] => (d.ownerId === by.staffId ? [] : [d.ownerName === null ? refuse('reconciliation.not_taken') : refuse('reconciliation.not_mine', { params: { owner: d.ownerName } })]);

/** What speaks against a way to end it: only money that is there can be put in suspense, and nothing is written off where nothing differs. */
export function refusalsOfOutcome(outcome: ProposedOutcome, d: DifferenceFacts): Refusal[] {
  const fen = differenceOf(d);
  if (outcome === 'written_off' && fen === 0) return [refuse('reconciliation.nothing_to_book', { path: 'outcome' })];
  if (outcome === 'suspense' && (fen <= 0 || d.kind !== 'payment')) return [refuse('reconciliation.suspense_only_long', { path: 'outcome' })];
  return [];
}
