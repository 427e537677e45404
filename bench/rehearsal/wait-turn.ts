import { setTimeout as pause } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { PlaceTold } from '#contracts/rush.ts';
import { send, type Visitor } from './visitor.ts';

/** Waits in the waiting room as its page does: asks for the place as often as it is told to, until it is one's turn; false when it never was. */
export async function waitTurn(client: Dispatcher, v: Visitor, patience: AbortSignal): Promise<boolean> {
  let again = 2;
  while (!patience.aborted) {
    await pause(again * 1_000 * (0.9 + Math.random() * 0.2));
    const reply = await send(client, v, { method: 'GET', path: '/api/rush/place' }, patience);
    if ('fault' in reply || reply.status !== 200) continue;
    const told = PlaceTold.parse(JSON.parse(reply.text));
    if (told.state !== 'waiting' && told.state !== 'drawing') return true;
    again = told.again;
  }
  return false;
}
