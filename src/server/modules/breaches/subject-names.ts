import type { Lang } from '#contracts/refusals.ts';
import { findSnapshot, readConfirmed } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { BreachCase } from './breach-case.ts';

/** Every subject of the application a case is about, by code and name; none where no application is known. */
export async function subjectChoicesOf({ tx, kit }: { tx: Tx; kit: Kit }, c: BreachCase, lang: Lang = 'zh'): Promise<{ code: string; name: string }[]> {
  const snapshot = c.applicationId === null ? undefined : await findSnapshot(tx, c.accountId, c.applicationId);
  return snapshot ? readConfirmed(kit, snapshot.content).subjects.map((s) => ({ code: s.code, name: s.name[lang] })) : [];
}

/** The names of the subjects a case is about. */
export async function subjectNamesOf(env: { tx: Tx; kit: Kit }, c: BreachCase, lang: Lang = 'zh'): Promise<string[]> {
  return (await subjectChoicesOf(env, c, lang)).filter((s) => c.subjects.includes(s.code)).map((s) => s.name);
}
