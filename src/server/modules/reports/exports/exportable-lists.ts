import type { z } from 'zod';
import { isRefusalCode, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { ExportableList, StartExport } from '#contracts/reports.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import type { AnyList, ListReader } from '#server/platform/lists/list-source.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { columnsOf, ownColumns } from './name-columns.ts';

/** A list by its name. */
export function listNamed(lists: readonly AnyList[], name: string): AnyList | undefined {
  return lists.find((l) => l.name === name);
}

/** True for whoever sees the list on the screen: nobody takes along more. */
export function mayTake(list: AnyList, by: Pick<ListReader, 'permissions'>): boolean {
  return list.access.some((p) => by.permissions.includes(p));
}

/** The lists somebody may take along, with their columns. */
export function exportableTo(lists: readonly AnyList[], by: Pick<ListReader, 'permissions'>, lang: Lang): ExportableList[] {
  return lists.filter((l) => mayTake(l, by)).map((l) => ({
    name: l.name, title: l.title[lang], columns: Object.entries(columnsOf(l)).map(([key, c]) => ({ key, text: c[lang], usual: c.rarely !== true })), numbers: Object.values(l.columns).some((c) => c.numbers === true),
  }));
}

/** What was asked for, read by the list it is about: its filters, and jurisdiction and filters in words; or everything that speaks against it. */
export async function readExport(env: ReportsEnv, { tx, kit, actor, visitor, now }: Pick<Ctx<{ staff: 'any' }>, 'tx' | 'kit' | 'actor' | 'visitor' | 'now'>, asked: StartExport): Promise<Result<{ filters: Record<string, unknown>; scopeText: string }>> {
  const list = listNamed(env.lists(), asked.list);
  if (!list || !mayTake(list, actor)) return refusedFor('export.list_closed', { path: 'list' });
  const parsed = shapeOf(list).safeParse(asked.filters);
  const no: Refusal[] = [
    ...(asked.columns.every((key) => Object.hasOwn(columnsOf(list), key)) ? [] : [refuse('export.column_unknown', { path: 'columns' })]),
    ...(parsed.success ? (list.check?.(actor, parsed.data) ?? []) : parsed.error.issues.map((i) => refuse(isRefusalCode(i.message) ? i.message : 'field.invalid', { path: ['filters', ...i.path].join('.') }))),
  ];
  if (!parsed.success || no.length > 0) return refused(no);
  const { lang } = visitor;
  const reading = { tx, kit, now, lang, by: actor, columns: ownColumns(list, asked.columns), whole: false };
  const words = await list.describe?.(reading, parsed.data) ?? [];
  return ok({ filters: parsed.data, scopeText: [await env.nameJurisdiction(tx, actor.jurisdiction, lang), ...words].filter((w) => w !== undefined && w !== '').join(' · ') });
}

function shapeOf(list: AnyList): z.ZodObject {
  return list.filters;
}
