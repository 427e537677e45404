import type { ObjectionState } from '#contracts/objections.ts';
import { OBJECTION_STATE_WORDS } from '#contracts/objections.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

export type ObjectionAct = 'take' | 'assign' | 'propose' | 'confirm' | 'return';
/** An objection as its acts see it. */
export type ObjectionFacts = { state: ObjectionState; assignedToId: string | null; assignedToName: string | null; proposedById: string | null };

const FROM: Record<ObjectionAct, readonly ObjectionState[]> = { take: ['received', 'assigned'], assign: ['received', 'assigned'], propose: ['assigned'], confirm: ['proposed'], return: ['proposed'] };

/** Every reason why somebody may not do this with an objection now: its state, whose it is, the same person twice (两人). */
export function refusalsToAct(act: ObjectionAct, o: ObjectionFacts, byId: string): Refusal[] {
  const { zh, en } = OBJECTION_STATE_WORDS[o.state];
  if (!FROM[act].includes(o.state)) return [refuse('objection.wrong_state', { params: { state: zh, stateEn: en } })];
  if (act === 'propose' && o.assignedToId !== byId) return [refuse('objection.not_assigned_to_you', { params: { name: o.assignedToName ?? '' } })];
  if (act === 'confirm' && o.proposedById === byId) return [refuse('objection.own_proposal')];
  return [];
}

/** What speaks against what somebody says of themselves: under a name there must be a name and a way to be reached (实名). */
export function refusalsToReporter({ way, name, phone, mail }: { way: 'named' | 'anonymous'; name: string; phone: string; mail: string }): Refusal[] {
  if (way === 'anonymous') return [];
  const no: Refusal[] = [];
  if (name === '') no.push(refuse('field.required', { path: 'name' }));
  if (phone === '' && mail === '') no.push(refuse('objection.contact_needed', { path: 'phone' }));
  return no;
}
