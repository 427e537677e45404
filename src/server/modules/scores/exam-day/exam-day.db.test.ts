import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExamDayEntries, ExamDayFileOutcome } from '#contracts/exam-day.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { enrol, sittingOf } from '#server/testing/score-roll.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { examDayList } from '../scores.lists.ts';

let t: TestApp;
let shandong: Colleague;
let guangdong: Colleague;
let sitting: Awaited<ReturnType<typeof sittingOf>>;
const [HERE, TOO, AWAY] = ['27034370100101', '27034370100102', '27034440100101'] as const;

beforeAll(async () => {
  t = await testApp();
  sitting = await sittingOf(t, '034');
  t.clock.set(Date.parse(`${sitting.examOn[0] ?? ''}T12:00:00+08:00`));
  shandong = await colleague(t, { name: '孙丽华', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  guangdong = await colleague(t, { name: '马强', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '44' } });
  await enrol(t, sitting.id, [{ number: HERE }, { number: TOO, subjects: ['1', '2'] }, { number: AWAY, province: '44' }]);
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const at = () => `/api/staff/score-sittings/${sitting.id}/exam-day`;
const record = (ticket: string, subject: string, kind: string, note = '', who = shandong) => t.api.post(at(), { ticket, subject, kind, note }, { as: who.as });
const entries = async (who = shandong) => must(await t.api.get(at(), { as: who.as })).json<ExamDayEntries>();
const sendFile = (lines: string[]) => t.api.upload(`${at()}/files`, multipartOf({}, [{ field: 'files', fileName: '考务数据.csv', contentType: 'text/csv', bytes: Buffer.from(lines.join('\n')) }]), { as: shandong.as });

it('nothing is recorded before the exam', async () => {
  const now = t.clock.now();
  t.clock.set(Date.parse(`${sitting.examOn[0] ?? ''}T00:00:00+08:00`) - 3_600_000);
  const early = await colleague(t, { name: '孙丽华', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  expect(codes(await record(HERE, '1', 'absent', '', early))).toEqual(['exam_day.too_early']);
  t.clock.set(now);
});

it('while the roll is still being gathered the screen says so, with how far it is, and nobody is told that their number is wrong', async () => {
  await t.asOwner(`update score_sitting set roll_state = 'gathering', roll_gathered_at = null where sitting_id = $1`, [sitting.id]);
  expect(codes(await record(HERE, '1', 'absent'))).toEqual(['exam_day.roll_gathering']);
  expect((await entries()).closed).toContain('已汇总 3 人');
  await t.asOwner(`update score_sitting set roll_state = 'gathered', roll_gathered_at = now() where sitting_id = $1`, [sitting.id]);
  expect(await entries()).toMatchObject({ closed: null, subjects: [{ code: '1', name: '建设工程经济' }, { code: '2' }, { code: '3' }, { code: '4', name: '专业工程管理与实务' }] });
});

it('absences and breaches are recorded within the province, once a subject, and a wrong one is cancelled with its reason', async () => {
  must(await record(HERE, '1', 'absent'));
  expect(codes(await record(HERE, '1', 'violation', '携带手机入场'))).toEqual(['exam_day.recorded']);
  expect(codes(await record(HERE, '2', 'violation'))).toEqual(['exam_day.say_what']);
  expect(codes(await record(TOO, '4', 'absent'))).toEqual(['exam_day.not_sat']);
  expect(codes(await record(AWAY, '1', 'absent'))).toEqual(['score.ticket_not_found']);
  must(await record(AWAY, '1', 'absent', '', guangdong));
  expect((await entries()).entries.map((e) => e.ticket)).toEqual([HERE]);
  must(await t.api.post(`${at()}/cancelled`, { ticket: HERE, subject: '1', reason: '监考员登记错行' }, { as: shandong.as }));
  must(await record(HERE, '1', 'violation', '携带手机入场'));
  expect(await entries()).toMatchObject({ absent: 0, violations: 1 });
});

it('a file is recorded whole or not at all, and recording it again adds nothing', async () => {
  const bad = must(await sendFile(['准考证号,科目,情况,说明', `${HERE},2,缺考,`, `${TOO},4,缺考,`, `${AWAY},1,缺考,`, `${TOO},1,违纪,`])).json<ExamDayFileOutcome>();
  expect(bad.recorded).toBe(0);
  expect(bad.faults.map((f) => `${String(f.row)}${f.column ?? ''}`)).toEqual(['3B', '4A', '5D']);
  const before = (await entries()).absent;
  const lines = ['准考证号,科目,情况,说明', `${HERE},2,缺考,`, `${TOO},1,违纪,与他人交换答题卡`];
  expect(must(await sendFile(lines)).json()).toEqual({ recorded: 2, known: 0, faults: [] });
  expect(must(await sendFile(lines)).json()).toEqual({ recorded: 0, known: 2, faults: [] });
  expect((await entries()).absent).toBe(before + 1);
});

it('the same entry made twice at the same moment stands once', async () => {
  const replies = await Promise.all(Array.from({ length: 4 }, () => record(TOO, '2', 'absent')));
  expect(replies.filter((r) => r.status === 200).length).toBeGreaterThan(0);
  expect((await t.asOwner('select count(*)::int as n from exam_day_mark where number = $1 and subject_code = $2 and cancelled_at is null', [TOO, '2'])).rows).toEqual([{ n: 1 }]);
});

it('what is recorded leaves the house as the screen shows it, each province its own', async () => {
  const taken = (who: Colleague, province: string) => t.inTx(async (tx) => {
    const reading = { tx, kit: t.kit, now: t.clock.now(), lang: 'zh' as const, by: { staffId: who.id, permissions: ['score.see' as const], jurisdiction: { kind: 'province' as const, province } }, columns: new Set<string>(), whole: false };
    const first = await examDayList.part(reading, { sitting: sitting.id }, undefined, 500);
    const rest = await examDayList.part(reading, { sitting: sitting.id }, first.last, 500);
    expect(rest.rows).toEqual([]);
    expect(await examDayList.count(reading, { sitting: sitting.id })).toBe(first.rows.length);
    return first.rows.map((r) => `${r['ticket'] ?? ''} ${r['subject'] ?? ''} ${r['kind'] ?? ''}`);
  });
  const words = { absent: '缺考', violation: '违纪' };
  expect(await taken(shandong, '37')).toEqual((await entries()).entries.map((e) => `${e.ticket} ${e.subjectName} ${words[e.kind]}`));
  expect(await taken(guangdong, '44')).toEqual([expect.stringContaining(AWAY)]);
});
