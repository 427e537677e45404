import type { BreachPerson } from '#contracts/breaches.ts';
import type { Day } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { findAccount, lookUpAccounts, type AccountFacts } from '#server/modules/accounts/index.ts';
import { findApplication, findByNumber, findOwnerWithin, findSnapshot, listApplications, readConfirmed, type Application, type ConfirmedContent } from '#server/modules/applications/index.ts';
import type { Officer } from './breach-case.ts';

type Confirmed = { app: Application; confirmed: ConfirmedContent };

/** The person a case is about, with the application it is about where one is named. */
export type PersonFound = { account: AccountFacts; of: Confirmed | undefined; province: ProvinceCode | null; prefecture: string | null };

/** Finds the person by the number of an application within the jurisdiction, or by name and document number exactly; nobody otherwise. Without an application the case lies where the officer works. */
export async function findPerson(by: Officer, asked: BreachPerson): Promise<PersonFound | undefined> {
  const { tx, kit, actor } = by;
  if (asked.by === 'person') {
    const [id] = await lookUpAccounts(tx, kit.crypto, asked);
    const account = id && (await findAccount(tx, kit.crypto, id));
    const j = actor.jurisdiction;
    return account && { account, of: undefined, province: ProvinceCode.safeParse(provinceOf(j)).data ?? null, prefecture: j.kind === 'prefecture' ? j.prefecture : null };
  }
  const whose = await findByNumber(tx, asked.number);
  const of = whose && (await findConfirmed(by, whose.id));
  const account = of && (await findAccount(tx, kit.crypto, of.app.accountId));
  return account && { account, of, province: of.app.province, prefecture: of.app.form?.prefecture ?? null };
}

async function findConfirmed({ tx, kit, actor }: Officer, id: Application['id']): Promise<Confirmed | undefined> {
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  const app = owner && (await findApplication(tx, kit.crypto, owner.accountId, id));
  const snapshot = app && (await findSnapshot(tx, app.accountId, id));
  return snapshot && { app, confirmed: readConfirmed(kit, snapshot.content) };
}

/** The confirmed applications of a person within the jurisdiction, the newest first. */
export async function listConfirmed(by: Officer, account: AccountFacts): Promise<Confirmed[]> {
  const found: Confirmed[] = [];
  for (const { id } of await listApplications(by.tx, by.kit.crypto, account.id)) {
    const one = await findConfirmed(by, id);
    if (one) found.push(one);
  }
  return found;
}

/** The subjects of a confirmed application by code and name. */
export function subjectsOf({ confirmed }: Confirmed): { code: string; name: { zh: string; en: string } }[] {
  return confirmed.subjects.map((s) => ({ code: s.code, name: s.name }));
}

/** What an examination is called in letters: 2026年度一级建造师考试. */
export function examTextOf({ confirmed }: Confirmed): string {
  return `${String(confirmed.exam.year)}年度${confirmed.exam.name.zh}考试`;
}

/** Year and part of an id by which people call a case. */
export function referenceOf(id: string, today: Day): string {
  return `${today.slice(0, 4)}-${id.slice(-6).toUpperCase()}`;
}
