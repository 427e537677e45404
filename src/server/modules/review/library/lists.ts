import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LibraryCheck, LibraryReason, type LibraryKind } from '#contracts/review-library.ts';
import { projectPath } from '#server/platform/project-path.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listVersions } from './library.store.ts';

/** The nation's own scope and that of every exam. */
export const NATION = '00';
export const EVERY_EXAM = '000';

type Entry = { code: string; retired: boolean };
/** A kind of list: what it is kept as, what its entries are, and the file that comes with the program. */
export type ListOf<E extends Entry> = { kind: LibraryKind; entries: z.ZodType<E[]>; seed: string };

/** 理由库 and 核验清单. */
export const REASONS: ListOf<LibraryReason> = { kind: 'reasons', entries: z.array(LibraryReason), seed: 'seeds/reference/review-reasons.json' };
export const CHECKLIST: ListOf<LibraryCheck> = { kind: 'checklist', entries: z.array(LibraryCheck), seed: 'seeds/reference/review-checklist.json' };

type Scope = { province: string; exam: string };

const seeds = new Map<string, unknown>();

function seedOf<E extends Entry>(list: ListOf<E>): E[] {
  if (!seeds.has(list.seed)) seeds.set(list.seed, JSON.parse(readFileSync(projectPath(list.seed), 'utf8')));
  return list.entries.parse(seeds.get(list.seed));
}

/** One list as it stands, with its version; version 0 is what the program brought (the nation's, for every exam) or nothing. */
export async function readList<E extends Entry>(tx: Tx, list: ListOf<E>, at: Scope): Promise<{ version: number; entries: E[] }> {
  const [newest] = await listVersions(tx, { kind: list.kind, ...at }, 1);
  if (newest) return { version: newest.version, entries: list.entries.parse(newest.entries) };
  return { version: 0, entries: at.province === NATION && at.exam === EVERY_EXAM ? seedOf(list) : [] };
}

/** What holds in a province for an exam: the nation's, the exam's, the province's and the province's for the exam, each over the one before; retired entries are gone. */
export async function listInForce<E extends Entry>(tx: Tx, list: ListOf<E>, at: Scope): Promise<E[]> {
  const all: E[][] = [];
  for (const scope of scopesUnder(at)) all.push((await readList(tx, list, scope)).entries);
  return overlay(all).filter((entry) => !entry.retired);
}

/** The scopes a list stands on, itself last. */
export function scopesUnder(at: Scope): Scope[] {
  const wide = [{ province: NATION, exam: EVERY_EXAM }, { province: NATION, exam: at.exam }, { province: at.province, exam: EVERY_EXAM }, { province: at.province, exam: at.exam }];
  return wide.filter((scope, i) => wide.findIndex((s) => s.province === scope.province && s.exam === scope.exam) === i);
}

/** Lists laid over one another: a later entry of the same code takes the place of the earlier. */
export function overlay<E extends { code: string }>(lists: readonly (readonly E[])[]): E[] {
  const byCode = new Map<string, E>();
  for (const entry of lists.flat()) byCode.set(entry.code, entry);
  return [...byCode.values()];
}
