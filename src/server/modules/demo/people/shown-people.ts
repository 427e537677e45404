import { inventedPerson, seatedKeys } from '../crowd/invent-person.ts';
import { lastSittingPeople } from '../last-sitting/cast.ts';
import { samplePeople, type SamplePerson } from './sample-people.ts';

/** What the one of them who has a seat shows. */
const HOLDER = {
  zh: '已缴费、已排座，准考证已发布：把演示时间拨到考前五天，即可打印准考证', en: 'Paid, seated, the ticket released: put the demo clock five days before the exam and print it',
};

/** Everybody on the page of the sample people: those of the seed, and one who fills the rooms of an exam and holds a ticket (准考证). */
export async function shownPeople(): Promise<readonly SamplePerson[]> {
  const holder = inventedPerson(seatedKeys('37', 1)[0] ?? '');
  return [...(await samplePeople()), ...(holder ? [{ ...holder, about: HOLDER }] : [])];
}

/** Those, and the people of the sitting that is over, who are there once somebody sent for them. */
export async function everybodyShown(): Promise<readonly SamplePerson[]> {
  return [...(await shownPeople()), ...lastSittingPeople()];
}
