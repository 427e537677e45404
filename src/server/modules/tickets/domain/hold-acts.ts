import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { HoldAct, ReleaseState } from '#contracts/tickets.ts';

/** Every no to withholding one person's ticket or giving it again (暂缓发放、恢复发放): an officer of the whole province does it, one after the other, and nobody is given a ticket in the middle of a preparation. */
export function refusalsToHold(act: HoldAct, { wholeProvince, held, release }: { wholeProvince: boolean; held: boolean; release: ReleaseState | null }): Refusal[] {
  const no: Refusal[] = [];
  if (!wholeProvince) no.push(refuse('ticket.hold_by_province'));
  if (act === 'hold' && held) no.push(refuse('ticket.held_already'));
  if (act === 'lift' && !held) no.push(refuse('ticket.not_withheld'));
  if (act === 'lift' && release === 'preparing') no.push(refuse('ticket.still_preparing'));
  return no;
}
