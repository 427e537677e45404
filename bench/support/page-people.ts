import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { sealKey } from '#server/modules/scores/look-up/sealed-key.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { makeApplicants, type Applicant } from './applicants.ts';
import { beginning, completing, injected, walk } from './journey.ts';
import type { Address, LookedAt } from './looks.ts';
import type { InProcess } from './program.ts';
import { makeCardsFor, releaseScores } from './score-data.ts';
import { inParallel, type World } from './world.ts';

/** Pages of one's own and the score sheet, each with so many people of its own who look at it; `first` as in `makeApplicants`. */
export async function peopleOfPages({ server, template }: World, seeded: InProcess, count: number, first = 0): Promise<LookedAt[]> {
  const people = await makeApplicants(seeded.db, seeded.kit, 4 * count, { photos: 3 * count, first });
  await seeded.app.queue.drain();
  const sitting = (await inTransaction(seeded.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (!sitting) throw new Error('一级建造师 is not open');
  const [filling, listing, reading, faceless] = [0, 1, 2, 3].map((n) => people.slice(n * count, (n + 1) * count));
  if (!filling || !listing || !reading || !faceless) throw new Error('people were asked for');
  const call = injected(seeded.app.http);
  await inParallel(filling, 4, (a) => walk(call, a, beginning(sitting)));
  await inParallel([...listing, ...reading], 4, (a) => walk(call, a, [...beginning(sitting), ...completing()]));
  await seeded.app.queue.drain();
  await releaseScores(server.login('superuser', template.owner.database), sitting);
  const cards = await makeCardsFor(seeded, sitting, 1, count, count);
  return [
    { name: 'score sheet', addresses: cards.map((card) => ({ path: `/scores/sheet?of=${sealKey(seeded.kit.crypto, card, Date.now())}` })) }, // its addresses hold for ten minutes
    { name: 'my applications', addresses: listing.map((a) => as(a, '/my/applications')) },
    { name: 'status, complete', addresses: reading.map((a) => as(a, `/my/applications/${a.id ?? ''}`)) },
    { name: 'form step', addresses: filling.map((a) => as(a, `/my/applications/${a.id ?? ''}/form`)) },
    { name: 'photo', addresses: faceless.map((a) => as(a, '/my/photo')) },
  ];
}

/** An anonymous page, looked at so many times. */
export function anonymously(name: string, path: string, count: number): LookedAt {
  return { name, addresses: Array.from({ length: count }, () => ({ path })) };
}

function as({ token }: Applicant, path: string): Address {
  return { path, cookie: `jinbang-candidate=${token}` };
}
