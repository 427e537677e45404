import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { HOLD_KIND_WORDS, HoldFilter, LEFTOVER_WORDS, RUN_STATE_WORDS } from '#contracts/retention.ts';
import { defineList, pairKey, pairOf, placeOf, wholePart, type ListReader } from '#server/platform/lists/list-source.ts';
import { dryRun, titleOfClass } from './dry-run.ts';
import { countHolds, listHolds } from './holds.store.ts';
import { placeOfHold, presentHolds } from './present-holds.ts';
import { placeOfRun, presentRuns } from './present-runs.ts';
import { refusalsOfPlace, type RetentionEnv } from './retention-env.ts';
import { countLeftovers, countRuns, listLeftovers, listRuns } from './runs.store.ts';

const check = ({ jurisdiction }: ListReader) => refusalsOfPlace(jurisdiction);
const access = ['retention.see'] as const;

/** What of retention can leave the house: the classes as they stand, runs, what runs have left, holds. */
export function retentionLists(env: RetentionEnv) {
  const classes = defineList({
    name: 'retention.classes', title: { zh: '保存期限试算', en: 'Retention as it stands' }, access, filters: z.object({}), check,
    columns: { class: { zh: '类别', en: 'Class' }, table: { zh: '数据表', en: 'Table' }, kept: { zh: '保存期限', en: 'Kept for' }, held: { zh: '现存', en: 'Held' }, due: { zh: '到期', en: 'Past its time' }, on_hold: { zh: '保全', en: 'On hold' }, leftover: { zh: '逾期', en: 'Left over' } },
    count: () => Promise.resolve(env.classes().length),
    part: async ({ tx, now, lang }, _filters, after) => wholePart((await dryRun(tx, env, now, lang)).map((c) => ({ class: c.title, table: c.table, kept: c.kept, held: String(c.held), due: String(c.due), on_hold: String(c.onHold), leftover: String(c.leftover) })), after),
  });
  const runs = defineList({
    name: 'retention.runs', title: { zh: '历次到期销毁', en: 'Runs that erased' }, access, filters: z.object({}), check,
    columns: { asked: { zh: '提请时间', en: 'Asked at' }, by: { zh: '提请人', en: 'Asked by' }, reason: { zh: '理由', en: 'Why' }, state: { zh: '状态', en: 'State' }, decided_by: { zh: '办理人', en: 'Decided by' }, decision: { zh: '意见', en: 'Decision' }, classes: { zh: '各类到期／销毁／遗留', en: 'Due, erased, left of each class' } },
    count: ({ tx }) => countRuns(tx),
    async part({ tx, by, lang }, _filters, after, limit) {
      const found = await presentRuns(tx, await listRuns(tx, placeOf(after), limit), by.staffId, lang);
      const last = found.at(-1);
      return {
        rows: found.map((r) => ({ asked: beijingTime(r.askedAt), by: r.askedBy, reason: r.reason, state: RUN_STATE_WORDS[r.state][lang], decided_by: r.decidedBy ?? '', decision: r.decisionReason ?? '', classes: r.classes.map((c) => `${c.title} ${String(c.due)}/${String(c.erased)}/${c.stillThere === null ? '' : String(c.stillThere)}`).join('; ') })),
        last: last && placeOfRun(last),
      };
    },
  });
  const leftovers = defineList({
    name: 'retention.leftovers', title: { zh: '销毁遗留', en: 'What a run has left' }, access, filters: z.object({ run: z.uuid('field.invalid') }), check,
    columns: { class: { zh: '类别', en: 'Class' }, key: { zh: '记录编号', en: 'Key of the row' }, why: { zh: '原因', en: 'Why' } },
    count: ({ tx }, { run }) => countLeftovers(tx, run),
    async part({ tx, lang }, { run }, after, limit) {
      const found = await listLeftovers(tx, run, pairOf(after), limit);
      const last = found.at(-1);
      return { rows: found.map((r) => ({ class: titleOfClass(r.class, lang), key: r.row_key, why: LEFTOVER_WORDS[r.why][lang] })), last: last && pairKey(last.class, last.row_key) };
    },
  });
  const holds = defineList({
    name: 'retention.holds', title: { zh: '保全清单', en: 'Holds' }, access, filters: HoldFilter, check,
    columns: {
      set: { zh: '下达时间', en: 'Ordered at' }, kind: { zh: '对象', en: 'What' }, about: { zh: '姓名、报名序号或类别', en: 'Name, application or class', person: true }, basis: { zh: '依据', en: 'By which document' }, reason: { zh: '理由', en: 'Why' }, until: { zh: '截止', en: 'Until' }, by: { zh: '下达人', en: 'Ordered by' },
      lifted: { zh: '解除时间', en: 'Lifted at' }, lifted_by: { zh: '解除人', en: 'Lifted by' }, lift_reason: { zh: '解除理由', en: 'Why lifted' },
    },
    count: ({ tx, now }, filters) => countHolds(tx, filters, now),
    async part({ tx, now, lang }, filters, after, limit) {
      const found = await presentHolds(tx, await listHolds(tx, filters, now, placeOf(after), limit), now, lang);
      const last = found.at(-1);
      return {
        rows: found.map((h) => ({ set: beijingTime(h.setAt), kind: HOLD_KIND_WORDS[h.kind][lang], about: h.about, basis: h.basis, reason: h.reason, until: h.untilAt === null ? '' : beijingTime(h.untilAt), by: h.setBy, lifted: h.lifted ? beijingTime(h.lifted.at) : '', lifted_by: h.lifted?.by ?? '', lift_reason: h.lifted?.reason ?? '' })),
        last: last && placeOfHold(last),
      };
    },
  });
  return [classes, runs, leftovers, holds];
}
