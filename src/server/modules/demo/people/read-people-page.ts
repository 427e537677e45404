import type { OwnState } from '#contracts/applications.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import type { Words } from '#contracts/words.ts';
import { readState } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { countCrowd, listLoaded } from './demo-people.store.ts';
import { sampleStaff } from './sample-staff.ts';
import type { Trait } from './sample-people.ts';
import { isOfLastSitting } from '../last-sitting/cast.ts';
import { everybodyShown } from './shown-people.ts';

export type SampleLine = {
  key: string; name: string; userName: string; document: string; phone: string; hasPhoto: boolean; about: Words;
  /** What the person shows beside a state of an application. */
  traits: Trait[];
  /** The state the application is in at this moment; S0 without one. */
  state: OwnState | 'S0' | undefined;
  ready: boolean;
  maySignIn: boolean;
};
export type PeopleView = { people: SampleLine[]; waiting: number; staff: { userName: string; name: string }[]; crowd: { all: number; ready: number };
  /** The people of the sitting that is over were sent for. */
  lastSitting: boolean };

/** Everybody there is to be, how far they are brought, and the state each is in now, which acts and the clock may have changed. */
export async function readPeoplePage(tx: Tx, kit: Kit): Promise<PeopleView> {
  const loaded = new Map((await listLoaded(tx)).map((p) => [p.key, p]));
  const people: SampleLine[] = [];
  for (const person of await everybodyShown()) {
    const found = loaded.get(person.key);
    // nobody has sent for them
    if (!found && isOfLastSitting(person.key)) continue;
    const state = found?.accountId && found.applicationId ? await readState(tx, kit, { accountId: found.accountId, id: found.applicationId }) : person.state === 'S0' ? 'S0' : undefined;
    people.push({
      key: person.key, name: person.name, userName: person.userName, document: maskDocumentNumber(person.documentNumber), phone: person.phone, hasPhoto: person.photo !== null, about: person.about,
      traits: person.traits, state, ready: found?.stage === 'ready', maySignIn: person.leads !== 'none',
    });
  }
  return { people, waiting: people.filter((p) => !p.ready).length, staff: (await sampleStaff()).map(({ userName, name }) => ({ userName, name })), crowd: await countCrowd(tx), lastSitting: people.some((p) => isOfLastSitting(p.key)) };
}
