import { all } from './dom.ts';

const WAITS = [2_000, 2_000, 3_000, 4_000, 5_000, 8_000, 10_000, 15_000, 20_000, 30_000];

/** Asks an address until its `state` is no longer the one shown, then shows the page anew (支付结果); gives up quietly, the refresh link stays. */
export function runPolls(): void {
  for (const element of all('[data-poll]')) {
    const address = element.dataset['poll'] ?? '';
    const shown = element.dataset['pollState'] ?? '';
    const ask = async (turn: number): Promise<void> => {
      const reply = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => undefined);
      const told: unknown = reply?.ok ? await reply.json() : undefined;
      if (typeof told === 'object' && told !== null && 'state' in told && told.state !== shown) location.reload();
      else later(turn + 1);
    };
    const later = (turn: number): void => {
      const wait = WAITS[turn];
      if (wait !== undefined) setTimeout(() => void ask(turn), wait);
    };
    later(0);
  }
}
