import { expect, test } from 'vitest';
import { crowdKey, inventedPerson } from '../crowd/invent-person.ts';
import { lastSittingPeople } from '../last-sitting/cast.ts';
import { PAYERS } from './sample-books.ts';
import { COUNTER_PEOPLE } from './sample-cash.ts';
import { samplePeople } from './sample-people.ts';
import { SEATED_PEOPLE } from './sample-seating.ts';

test('no two invented people share a phone or a user name, and only who is meant to shares a document', async () => {
  const crowd = Array.from({ length: 3_000 }, (_, n) => crowdKey(n));
  const invented = [...crowd, ...PAYERS, ...SEATED_PEOPLE, ...COUNTER_PEOPLE].map((key) => inventedPerson(key)).filter((person) => person !== undefined);
  const people = [...(await samplePeople()), ...lastSittingPeople(), ...invented];
  expect(invented).toHaveLength(crowd.length + PAYERS.length + SEATED_PEOPLE.length + COUNTER_PEOPLE.length);
  const twice = (of: (person: (typeof people)[number]) => string) => {
    const seen = new Set<string>();
    return people.filter((person) => seen.size === seen.add(of(person)).size).map(({ key }) => key);
  };
  expect(twice(({ userName }) => userName)).toEqual([]);
  // 周敏 and 王晓[沛] register anew beside an account with a wrong name, with the phone and the document they have
  expect(twice(({ phone }) => phone)).toEqual(['zhou-min', 'wang-xiaopei']);
  expect(twice(({ documentNumber }) => documentNumber)).toEqual(['zhou-min', 'wang-xiaopei']);
});
