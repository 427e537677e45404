import type { Instant } from '#contracts/dates.ts';
import type { Exam } from '#contracts/catalogue.ts';
import type { DraftRule, MoveRule, RuleText, RuleVersionId, SaveRule } from '#contracts/rules.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { stateAfter, type VersionMove } from '#server/kernel/two-person-version.ts';
import { changeRules, findExam } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { adoptSet, ruleSetIdOf, ruleSetOf } from '../domain/adopt.ts';
import { refusalsToMove } from '../domain/rule-acts.ts';
import { stops } from '../domain/rule-findings.ts';
import { findingsOf } from '../read-rules.ts';
import { findOpenVersion, findRuleVersion, insertRuleVersion, lockInForce, lockRuleVersion, writeRuleVersion, type RuleVersion, type Writer } from '../rules.store.ts';

/** Somebody who works on conditions, in one transaction at one moment. */
export type Ruling = { tx: Tx; now: Instant; by: Writer & { jurisdiction: Jurisdiction } };

/** The exam whose conditions somebody may see; others do not exist for them. */
export async function findRuledExam({ tx, by }: Pick<Ruling, 'tx' | 'by'>, code: string): Promise<Result<Exam>> {
  const exam = coversExam(by.jurisdiction, code) ? await findExam(tx, code) : undefined;
  return exam ? ok(exam) : refusedFor('catalogue.exam_not_found');
}

/** Begins a version (起草): a copy of the set in force, or a first line for a level that has none. One version of a level is open at a time. */
export async function draftRule(ruling: Ruling, asked: DraftRule): Promise<Result<RuleVersionId>> {
  const { tx, now, by } = ruling;
  const found = await findRuledExam(ruling, asked.exam);
  if (!found.ok) return found;
  if (by.jurisdiction.kind !== 'nation') return refusedFor('rule.nation_only');
  if (!found.value.levels.some((l) => l.code === asked.level)) return refusedFor('rule.level_unknown', { path: 'level', params: { level: asked.level } });
  const base = asked.replaces === null ? undefined : found.value.rules.find((r) => r.id === asked.replaces && r.level === asked.level);
  if (asked.replaces !== null && base === undefined) return refusedFor('rule.set_not_found');
  const id = newId<RuleVersionId>();
  const begun = await insertRuleVersion(tx, { id, exam: asked.exam, level: asked.level, replaces: asked.replaces, text: base ? textOf(base) : firstText(asked.level) }, by, new Date(now));
  if (begun) return ok(id);
  return refusedFor('rule.draft_exists', { params: { by: (await findOpenVersion(tx, asked.exam, asked.level))?.writerName ?? '—' } });
}

function textOf({ level, from, to, title, includes, alternatives, source }: Exam['rules'][number]): RuleText {
  return { level, from, to, title, includes, alternatives, source, officialText: '' };
}

function firstText(level: string): RuleText {
  return { level, from: null, to: null, title: { zh: '报考条件', en: 'Conditions' }, includes: null, alternatives: [{ id: 'first', all: [], notIn: [] }], source: '—', officialText: '' };
}

/** Saves a draft (保存): kept whatever is still wrong with it, so that work can be interrupted; its level stays. */
export async function saveRule(ruling: Ruling, id: RuleVersionId, { version, ...text }: SaveRule): Promise<Result<undefined>> {
  const taken = await takeVersion(ruling, id, version, 'edit');
  if (!taken.ok) return taken;
  await writeRuleVersion(ruling.tx, taken.value, { text: { ...text, level: taken.value.level } }, { name: 'save', by: ruling.by, reason: null }, new Date(ruling.now));
  return ok(undefined);
}

/** Hands a draft to a second person (提交批准), once nothing stops it. */
export async function proposeRule(ruling: Ruling, id: RuleVersionId, { version, reason }: MoveRule): Promise<Result<undefined>> {
  const taken = await takeVersion(ruling, id, version, 'propose');
  if (!taken.ok) return taken;
  const exam = await findRuledExam(ruling, taken.value.exam);
  if (!exam.ok) return exam;
  const no = findingsOf(exam.value, taken.value.text, taken.value.replaces).filter(stops);
  if (no.length > 0) return refused(no);
  await writeRuleVersion(ruling.tx, taken.value, { state: stateAfter('propose') }, { name: 'propose', by: ruling.by, reason }, new Date(ruling.now));
  return ok(undefined);
}

/** Gives a proposal back to its authors (退回修改), or ends a version for good (撤销). */
export async function endProposal(ruling: Ruling, id: RuleVersionId, { version, reason }: MoveRule, act: 'return' | 'withdraw'): Promise<Result<undefined>> {
  const taken = await takeVersion(ruling, id, version, act);
  if (!taken.ok) return taken;
  await writeRuleVersion(ruling.tx, taken.value, { state: stateAfter(act) }, { name: act, by: ruling.by, reason }, new Date(ruling.now));
  return ok(undefined);
}

/** Approves a proposal (批准生效) as its second person: the catalogue takes the conditions in the same transaction, the version they replace is kept as replaced. */
export async function approveRule(ruling: Ruling, id: RuleVersionId, { version, reason }: MoveRule): Promise<Result<undefined>> {
  const { tx, now, by } = ruling;
  const taken = await takeVersion(ruling, id, version, 'approve');
  if (!taken.ok) return taken;
  const { exam: examCode, level, number, text, replaces } = taken.value;
  const changed = await changeRules(tx, by, {
    examCode, reason,
    change: (exam) => {
      if (replaces !== null && !exam.rules.some((r) => r.id === replaces)) return refusedFor('rule.set_not_found');
      const no = findingsOf(exam, text, replaces).filter(stops);
      return no.length > 0 ? refused(no) : ok(adoptSet(exam.rules, ruleSetOf(text, ruleSetIdOf(examCode, text, number)), replaces));
    },
  }, now);
  if (!changed.ok) return changed;
  await writeRuleVersion(tx, taken.value, { state: stateAfter('approve'), approved: { rulesBefore: changed.value.before } }, { name: 'approve', by, reason }, new Date(now));
  const before = Number(/-v(\d+)$/.exec(replaces ?? '')?.[1] ?? 0);
  const replaced = await lockInForce(tx, examCode, level, before);
  if (replaced) await writeRuleVersion(tx, replaced, { state: 'replaced' }, { name: 'replace', by, reason }, new Date(now));
  return ok(undefined);
}

/** Finds a version somebody may see. */
export async function readVersion({ tx, by }: Pick<Ruling, 'tx' | 'by'>, id: RuleVersionId): Promise<Result<RuleVersion>> {
  const found = await findRuleVersion(tx, id);
  return found && coversExam(by.jurisdiction, found.exam) ? ok(found) : refusedFor('rule.not_found');
}

/** Holds a version for an act by somebody who may do it and has seen its newest state. */
async function takeVersion({ tx, by }: Ruling, id: RuleVersionId, version: number, move: VersionMove): Promise<Result<RuleVersion>> {
  const held = await lockRuleVersion(tx, id);
  if (!held || !coversExam(by.jurisdiction, held.exam)) return refusedFor('rule.not_found');
  const no = refusalsToMove(move, held, by, version);
  return no.length > 0 ? refused(no) : ok(held);
}
