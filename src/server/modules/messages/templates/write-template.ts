import type { Instant } from '#contracts/dates.ts';
import type { DraftTemplate, MoveTemplate, SaveTemplate, TemplateText, TemplateVersionId } from '#contracts/message-templates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { stateAfter, type VersionMove } from '#server/kernel/two-person-version.ts';
import { EVENTS, findingsOf, isTemplateName, shippedContent, stops, templatesInForce, type TemplateName } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { refusalsToMove, writesTemplate } from '../domain/template-acts.ts';
import { findOpenTemplate, findTemplateVersion, insertTemplateVersion, lockTemplateInForce, writeTemplateVersion, type TemplateVersion, type Writer } from './templates.store.ts';

/** Somebody who works on templates, in one transaction at one moment; `siteUrl` is the only address a text may name. */
export type Wording = { tx: Tx; now: Instant; siteUrl: string; by: Writer & { jurisdiction: Jurisdiction } };

/** Begins a version (起草): of the words as they are in force, or of a province's addition. One version of the same words is open at a time. */
export async function draftTemplate({ tx, now, by }: Wording, { event, province }: DraftTemplate): Promise<Result<TemplateVersionId>> {
  if (!isTemplateName(event)) return refusedFor('template.event_unknown', { path: 'event' });
  const no: Refusal[] = [];
  if (!writesTemplate(by.jurisdiction, province)) no.push(refuse('template.foreign', { path: 'province' }));
  if (province !== null && !EVENTS[event].provincial) no.push(refuse('template.not_provincial', { path: 'province' }));
  if (no.length > 0) return refused(no);
  const id = newId<TemplateVersionId>();
  if (await insertTemplateVersion(tx, { id, event, province, content: await firstText(tx, event, province) }, by, now)) return ok(id);
  return refusedFor('template.draft_exists', { params: { by: (await findOpenTemplate(tx, event, province))?.writerName ?? '—' } });
}

async function firstText(tx: Tx, event: TemplateName, province: string | null): Promise<TemplateText> {
  const inForce = await templatesInForce(tx);
  if (province === null) return inForce.words.get(event)?.content ?? shippedContent(event);
  return inForce.additions.get(`${event}/${province}`)?.content ?? { kind: 'addition', zh: '咨询电话：', en: 'Phone: ' };
}

/** Saves a draft (保存): kept whatever is still wrong with it, so that work can be interrupted. */
export async function saveTemplate(wording: Wording, id: TemplateVersionId, { version, content }: SaveTemplate): Promise<Result<undefined>> {
  const taken = await takeVersion(wording, id, version, 'edit');
  if (!taken.ok) return taken;
  if (content.kind !== taken.value.content.kind) return refusedFor('template.kind_wrong', { path: 'content' });
  await writeTemplateVersion(wording.tx, taken.value, { content }, { name: 'save', by: wording.by, reason: null }, wording.now);
  return ok(undefined);
}

/** Hands a draft to a second person (提交批准), once nothing stops it. */
export async function proposeTemplate(wording: Wording, id: TemplateVersionId, { version, reason }: MoveTemplate): Promise<Result<undefined>> {
  const taken = await takeVersion(wording, id, version, 'propose');
  if (!taken.ok) return taken;
  const no = await refusalsOf(wording, taken.value);
  if (no.length > 0) return refused(no);
  await writeTemplateVersion(wording.tx, taken.value, { state: stateAfter('propose') }, { name: 'propose', by: wording.by, reason }, wording.now);
  return ok(undefined);
}

/** Gives a proposal back to its authors (退回修改), or ends a version for good (撤销). */
export async function endTemplate(wording: Wording, id: TemplateVersionId, { version, reason }: MoveTemplate, act: 'return' | 'withdraw'): Promise<Result<undefined>> {
  const taken = await takeVersion(wording, id, version, act);
  if (!taken.ok) return taken;
  await writeTemplateVersion(wording.tx, taken.value, { state: stateAfter(act) }, { name: act, by: wording.by, reason }, wording.now);
  return ok(undefined);
}

/** Approves a proposal (批准生效) as its second person: from now on messages are made from it, in every process within seconds. */
export async function approveTemplate(wording: Wording, id: TemplateVersionId, { version, reason }: MoveTemplate): Promise<Result<undefined>> {
  const { tx, now, by } = wording;
  const taken = await takeVersion(wording, id, version, 'approve');
  if (!taken.ok) return taken;
  const no = await refusalsOf(wording, taken.value);
  if (no.length > 0) return refused(no);
  const replaced = await lockTemplateInForce(tx, taken.value.event, taken.value.province);
  if (replaced) await writeTemplateVersion(tx, replaced, { state: 'replaced' }, { name: 'replace', by, reason }, now);
  await writeTemplateVersion(tx, taken.value, { state: stateAfter('approve') }, { name: 'approve', by, reason }, now);
  await announceEdit(tx, 'message-templates', now);
  return ok(undefined);
}

/** What speaks against a text beside what is in force (检查). */
export async function findingsBeside(tx: Tx, event: TemplateName, content: TemplateText, siteUrl: string): Promise<Refusal[]> {
  const inForce = await templatesInForce(tx);
  const additions = [...inForce.additions].filter(([key]) => key.startsWith(`${event}/`)).map(([, a]) => a.content);
  const [longest] = additions.toSorted((a, b) => b.zh.length - a.zh.length);
  return findingsOf(event, content, { siteUrl, words: inForce.words.get(event)?.content ?? shippedContent(event), addition: longest });
}

async function refusalsOf({ tx, siteUrl }: Wording, { event, content }: TemplateVersion): Promise<Refusal[]> {
  if (!isTemplateName(event)) return [refuse('template.event_unknown')];
  return (await findingsBeside(tx, event, content, siteUrl)).filter(stops);
}

/** Finds a version staff may read: the nation's words are everybody's, a province's addition its own and the nation's. */
export function maySeeTemplate(j: Jurisdiction, province: string | null): boolean {
  return province === null || j.kind === 'nation' || writesTemplate(j, province);
}

/** Holds a version for an act by somebody who may do it and has seen its newest state. */
async function takeVersion({ tx, by }: Wording, id: TemplateVersionId, version: number, move: VersionMove): Promise<Result<TemplateVersion>> {
  const held = await findTemplateVersion(tx, id, true);
  if (!held || !maySeeTemplate(by.jurisdiction, held.province)) return refusedFor('template.not_found');
  const no = refusalsToMove(move, held, by, version);
  return no.length > 0 ? refused(no) : ok(held);
}
