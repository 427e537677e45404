import { createHash, randomUUID } from 'node:crypto';
import { writeXlsx } from 'hucre';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScoreImportId, type ScoreFaults, type ScoreImport } from '#contracts/scores.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { enrol, sittingOf } from '#server/testing/score-roll.ts';
import { importHandlers } from './imports.jobs.ts';
import { openPlainFile } from './lines.ts';
import { loadFile } from './load-file.ts';

let t: TestApp;
let zhou: Colleague;
let ouyang: Colleague;
let sitting: string;
const TICKETS = Array.from({ length: 5 }, (_, i) => `2703437010010${String(i + 1)}`);

beforeAll(async () => {
  t = await testApp();
  zhou = await colleague(t, { name: '周敏', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation' } });
  ouyang = await colleague(t, { name: '欧阳倩', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  sitting = (await sittingOf(t, '034')).id;
  await enrol(t, sitting, TICKETS.map((number) => ({ number })));
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const send = (bytes: Buffer, { who = zhou, sha256 = digest(bytes), name = '成绩.csv' } = {}) => t.api.upload('/api/staff/score-imports', multipartOf({ sitting, sha256 }, [{ field: 'files', fileName: name, contentType: 'application/octet-stream', bytes }]), { as: who.as });
const get = (id: string, who = zhou) => t.api.get(`/api/staff/score-imports/${id}`, { as: who.as }).then((r) => must(r).json<ScoreImport>());
const faultsOf = async (id: string) => must(await t.api.get(`/api/staff/score-imports/${id}/faults`, { as: zhou.as })).json<ScoreFaults>().faults;
const act = async (id: string, path: string, who: Colleague, reason = '') => t.api.post(`/api/staff/score-imports/${id}/${path}`, { version: (await get(id)).version, reason }, { as: who.as });
const read = async (bytes: Buffer, name?: string) => {
  const { id } = must(await send(bytes, name === undefined ? {} : { name })).json<ScoreImport>();
  await t.runJobs();
  return get(id);
};
const drop = async (i: ScoreImport) => must(await act(i.id, 'withdrawal', zhou, '试导入后撤回'));
const marksLoaded = async () => (await t.asOwner('select number, subject_code, mark from score order by 1, 2')).rows as { number: string; subject_code: string; mark: number }[];

const good = () => ['准考证号,科目,成绩', ...TICKETS.flatMap((n, i) => ['1', '2', '3', '4'].map((s) => `${n},${s},${i === 4 ? '-1' : String(60 + i)}.0`.replace('-1.0', '-1')))];
const text = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'));

describe('a file of scores', () => {
  it('is not taken when it is not the file its maker made', async () => {
    const reply = await send(text(good()), { sha256: digest(Buffer.from('另一个文件')) });
    expect([reply.status, codes(reply)]).toEqual([422, ['score.digest_differs']]);
  });

  it('with a bad row of every kind loads nothing and tells each at its row and column', async () => {
    const lines = good();
    lines[1] = `${TICKETS[0] ?? ''},1,100.5`; // beyond the full mark
    lines[2] = `${TICKETS[0] ?? ''},2,-3`; // reserved code
    lines[3] = '27034370100ABC,3,60'; // no ticket number
    lines[4] = `${TICKETS[0] ?? ''},九,60`; // no subject
    lines[5] = '99999999999999,1,60'; // nobody’s ticket
    lines[6] = `${TICKETS[1] ?? ''},7,60`; // a subject nobody sits
    lines[7] = `${TICKETS[1] ?? ''},4,60`; // twice, with row 9
    lines[10] = TICKETS[2] ?? ''; // no more columns
    const i = await read(text(lines));
    expect(i).toMatchObject({ state: 'checked', rows: 20, loaded: null });
    const faults = await faultsOf(i.id);
    expect(faults.filter((f) => f.kind !== 'missing').map((f) => `${String(f.row)}${f.column ?? ''} ${f.kind}`).toSorted()).toEqual([
      '11 row_short', '11B subject_malformed', '2C beyond_full_mark', '3C mark_malformed', '4A ticket_malformed', '5B subject_malformed', '6A unknown_ticket', '7B subject_not_sat', '8C duplicate', '9C duplicate',
    ].toSorted());
    const [first = '', second = '', third = ''] = TICKETS;
    expect(faults.filter((f) => f.kind === 'missing').map((f) => `${f.ticket} ${f.subject ?? ''}`).toSorted()).toEqual([`${first} 3`, `${first} 4`, `${second} 1`, `${second} 2`, `${second} 3`, `${third} 2`]);
    expect(i.faults).toBe(faults.length);
    expect(faults.map((f) => f.row ?? Infinity)).toEqual(faults.map((f) => f.row ?? Infinity).toSorted((a, b) => a - b));
    const no = await act(i.id, 'proposal', zhou);
    expect([no.status, codes(no)]).toEqual([409, ['score.import_has_faults']]);
    expect(await marksLoaded()).toEqual([]);
    await drop(i);
  });

  it.each([
    ['UTF-8', () => Promise.resolve(text(good()))], ['UTF-16', () => Promise.resolve(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good().join('\n'), 'utf16le')]))],
    ['GB 18030', () => Promise.resolve(iconv.encode(good().join('\r\n'), 'gb18030'))],
    ['with quotation marks and a title above', () => Promise.resolve(text(['2027年度成绩', '', ...good().map((l) => l.split(',').map((c) => `"${c}"`).join(','))]))],
    ['XLSX, a column for each subject', async () => Buffer.from(await writeXlsx({ sheets: [{ name: '成绩', rows: [['准考证号', '科目1', '科目2', '科目3', '科目4'], ...TICKETS.map((n) => [n, 60, 61.5, '７２', -1])] }] }))],
  ])('is understood in %s', async (_, bytes) => {
    const i = await read(await bytes());
    expect(i).toMatchObject({ state: 'checked', marks: 20, faults: 0 });
    await drop(i);
  });

  it.each([['a picture', Buffer.from('89504e470d0a1a0a', 'hex')], ['no headings', text(['甲,乙', '1,2'])], ['a broken quotation', text(['准考证号,科目,成绩', '"27034370100101,1,60'])], ['a workbook that is none', Buffer.from('PK\u0003\u0004 nothing')]])('%s is refused with words, and another can be brought', async (_, bytes) => {
    const i = await read(bytes);
    expect(i.state).toBe('refused');
    expect(i.refusal).not.toBe('');
  });

  it('is loaded by two people only, once, and a second file of the same marks is all faults', async () => {
    const i = await read(text(good()));
    expect(codes(await send(text(good())))).toEqual(['score.import_open']);
    must(await act(i.id, 'proposal', zhou));
    expect(codes(await act(i.id, 'approval', zhou))).toEqual(['score.import_own_work']);
    await expect(t.asOwner(`update score_import set state = 'loading', approved_by_id = by_id where import_id = $1`, [i.id])).rejects.toThrow('score_import_check');
    must(await act(i.id, 'approval', ouyang));
    await t.runJobs();
    expect(await get(i.id)).toMatchObject({ state: 'loaded', loaded: 20, proposedBy: '周敏', approvedBy: '欧阳倩' });
    expect((await marksLoaded()).filter((m) => m.number === TICKETS[4]).map((m) => m.mark)).toEqual([-1, -1, -1, -1]);
    const again = await read(text(good()));
    expect(again.faultCounts.map((f) => [f.kind, f.count])).toEqual([['already_loaded', 20]]);
    await drop(again);
    expect(await marksLoaded()).toHaveLength(20);
  });

  it('rows left out with a reason do not come, the others do', async () => {
    await t.asOwner('delete from score');
    const lines = good();
    lines[1] = `${TICKETS[0] ?? ''},1,缺`;
    const i = await read(text(lines));
    const [fault] = await faultsOf(i.id);
    expect(fault).toMatchObject({ kind: 'mark_malformed', row: 2, column: 'C', value: '缺' });
    const bare = await t.api.post(`/api/staff/score-imports/${i.id}/left-out`, { version: i.version, faults: [fault?.id], reason: '无' }, { as: zhou.as });
    expect(codes(bare)).toEqual(['field.too_short']);
    must(await t.api.post(`/api/staff/score-imports/${i.id}/left-out`, { version: i.version, faults: [fault?.id], reason: '省考试院正在核实原始记录' }, { as: zhou.as }));
    must(await act(i.id, 'proposal', zhou));
    must(await act(i.id, 'approval', ouyang));
    await t.runJobs();
    expect((await get(i.id)).loaded).toBe(19);
    expect((await marksLoaded()).some((m) => m.number === TICKETS[0] && m.subject_code === '1')).toBe(false);
  });
});

/** One step of the background work by hand: prepared, done, and killed before it stands. */
async function attempt(name: string, id: string, killed = false): Promise<void> {
  const h = importHandlers({ tickets: { readTicketHoldersAfter: () => Promise.resolve([]) } }).find((handler) => handler.job.name === `scores.${name}`);
  if (!h) throw new Error(name);
  const importId = ScoreImportId.parse(id);
  const prepared: unknown = await h.prepare?.({ kit: t.kit, now: t.clock.now(), read: t.inTx, near: t.inTx }, { importId });
  await t.inTx(async (tx) => {
    await h.work({ tx, now: t.clock.now(), kit: t.kit }, { importId }, prepared);
    if (killed) throw new Error('killed');
  });
}
const twice = async (name: string, id: string) => { await expect(attempt(name, id, true)).rejects.toThrow('killed'); await attempt(name, id); };

it('killed in the middle of any step and taken up again, an import loses nothing and doubles nothing, faults among it', async () => {
  await t.asOwner('delete from score');
  const lines = good();
  lines[1] = `${TICKETS[0] ?? ''},1,缺`;
  const { id } = must(await send(text(lines))).json<ScoreImport>();
  for (const step of ['prepare-file', 'gather-roll', 'check-import']) await twice(step, id);
  expect(await get(id)).toMatchObject({ state: 'checked', rows: 20, marks: 20, faults: 1 });
  const faults = await faultsOf(id);
  expect(faults.map((f) => [f.row, f.kind])).toEqual([[2, 'mark_malformed']]);
  must(await t.api.post(`/api/staff/score-imports/${id}/left-out`, { version: (await get(id)).version, faults: faults.map((f) => f.id), reason: '省考试院正在核实原始记录' }, { as: zhou.as }));
  must(await act(id, 'proposal', zhou));
  must(await act(id, 'approval', ouyang));
  await twice('load-import', id);
  // the queue still holds a job of every step that was done by hand: each finds the world moved on
  await t.runJobs();
  expect(await get(id)).toMatchObject({ state: 'loaded', loaded: 19 });
  expect(await marksLoaded()).toHaveLength(19);
});

it('two processes that check one file at the same moment write its faults once', async () => {
  await t.asOwner('delete from score');
  const { id } = must(await send(text(good().slice(0, -1)))).json<ScoreImport>();
  for (const step of ['prepare-file', 'gather-roll']) await attempt(step, id);
  await Promise.all([attempt('check-import', id), attempt('check-import', id)]);
  expect(await get(id)).toMatchObject({ state: 'checked', faults: 1 });
  expect((await faultsOf(id)).map((f) => [f.kind, f.ticket, f.subject])).toEqual([['missing', TICKETS[4], '4']]);
  await t.runJobs();
  await drop(await get(id));
});

it('what is loaded is what was approved: a text that is not the one that was checked loads nothing', async () => {
  await t.asOwner('delete from score');
  const i = await read(text(good()));
  must(await act(i.id, 'proposal', zhou));
  const other = await t.kit.blobs.put(Buffer.from(good().map((l) => l.replaceAll(',', '\t').replace(/60\.0$/, '99.0')).join('\n')), 'text/plain');
  const { rows: [kept] } = await t.asOwner('select text_blob_id from score_import where import_id = $1', [i.id]);
  await t.asOwner('update score_import set text_blob_id = $2 where import_id = $1', [i.id, other]);
  must(await act(i.id, 'approval', ouyang));
  await expect(attempt('load-import', i.id)).rejects.toThrow('not the one that was put away');
  expect(await marksLoaded()).toEqual([]);
  await t.asOwner('update score_import set text_blob_id = $2 where import_id = $1', [i.id, (kept as { text_blob_id: string }).text_blob_id]);
  await t.runJobs();
  expect(await get(i.id)).toMatchObject({ state: 'loaded', loaded: 20 });
});

it('a file in any order comes in whole, also marks of somebody who left the roll after it was checked', async () => {
  await t.asOwner('delete from score');
  const [head = '', ...rows] = good();
  const i = await read(text([head, ...rows.filter((_, n) => n % 2 === 1).toReversed(), ...rows.filter((_, n) => n % 2 === 0)]));
  expect(i).toMatchObject({ state: 'checked', faults: 0 });
  must(await act(i.id, 'proposal', zhou));
  must(await act(i.id, 'approval', ouyang));
  const { rows: [gone] } = await t.asOwner('delete from score_roll where number = $1 returning *', [TICKETS[2]]);
  await t.runJobs();
  expect(await get(i.id)).toMatchObject({ state: 'loaded', loaded: 20 });
  expect((await marksLoaded()).map((m) => [m.number, m.subject_code, m.mark])).toEqual(TICKETS.flatMap((n, p) => ['1', '2', '3', '4'].map((s) => [n, s, p === 4 ? -1 : (60 + p) * 10])));
  await t.asOwner('insert into score_roll select * from jsonb_populate_record(null::score_roll, $1)', [JSON.stringify(gone)]);
});

it('marks that come too late in a file that begins in order come in behind the others', async () => {
  await t.asOwner('delete from score');
  const numbers = Array.from({ length: 6_000 }, (_, i) => String(27034370200001 + i));
  const [late = ''] = TICKETS;
  const file = openPlainFile(Buffer.from(['准考证号\t科目\t成绩', ...numbers.map((n) => `${n}\t1\t60`), `${late}\t2\t-1`, `27034370000001\t1\t0`, `${numbers[0] ?? ''}\t2\t70.5`].join('\n')));
  if (!file) throw new Error('no headings');
  const into = { sittingId: sitting, id: ScoreImportId.parse(randomUUID()) };
  expect(await t.inTx((tx) => loadFile(tx, into, file, (row) => row === 3))).toBe(6_002);
  const marks = await marksLoaded();
  expect(marks).toHaveLength(6_002);
  expect([...marks.slice(0, 5), marks.at(-1)].map((m) => [m?.number, m?.subject_code, m?.mark])).toEqual([
    ['27034370000001', '1', 0], [late, '2', -1], ['27034370200001', '1', 600], ['27034370200001', '2', 705], ['27034370200003', '1', 600], ['27034370206000', '1', 600],
  ]);
  await t.asOwner('delete from score');
});

it('marks the rooms contradict and marks loaded before are faults with what they contradict', async () => {
  await t.asOwner('delete from score');
  const [first = '', second = '', third = ''] = TICKETS;
  await t.asOwner(`insert into exam_day_mark (sitting_id, number, subject_code, kind, note, province, by_id, by_name, at) select $1, n, '1', k, '夹带材料进入考场', '37', gen_random_uuid(), '孙丽华', now() from (values ($2, 'absent'), ($3, 'violation'), ($4, 'absent')) v (n, k)`, [sitting, first, second, third]);
  await t.asOwner(`update exam_day_mark set cancelled_at = now(), cancelled_by_name = '孙丽华', cancelled_reason = '登记有误' where number = $1`, [third]);
  await t.asOwner(`insert into score (sitting_id, number, subject_code, mark, import_id) values ($1, $2, '4', 755, gen_random_uuid())`, [sitting, third]);
  const i = await read(text(good()));
  expect((await faultsOf(i.id)).map((f) => [f.row, f.column, f.kind, f.ticket, f.value])).toEqual([
    [2, 'C', 'contradicts_exam_day', first, 'absent'], [6, 'C', 'contradicts_exam_day', second, 'violation'], [13, 'C', 'already_loaded', third, '75.5'],
  ]);
  await drop(i);
  await t.asOwner('delete from exam_day_mark; delete from score');
});

it('a file loaded wrongly is taken back by two people before a release is proposed, and the right one is loaded instead', async () => {
  await t.asOwner('delete from score');
  const i = await read(text(good()));
  must(await act(i.id, 'proposal', zhou));
  must(await act(i.id, 'approval', ouyang));
  await t.runJobs();
  expect(codes(await act(i.id, 'taking-back/approval', ouyang))).toEqual(['score.back_not_asked']);
  expect(codes(await act(i.id, 'taking-back', zhou, '错'))).toEqual(['field.too_short']);
  must(await act(i.id, 'taking-back', zhou, '载入的是上一年度的文件'));
  expect(codes(await act(i.id, 'taking-back', zhou, '载入的是上一年度的文件'))).toEqual(['score.back_asked']);
  const own = await act(i.id, 'taking-back/approval', zhou);
  expect([own.status, codes(own)]).toEqual([403, [own.status === 403 && codes(own)[0] === 'request.forbidden' ? 'request.forbidden' : 'score.back_own_work']]);
  await expect(t.asOwner(`update score_import set state = 'withdrawn', taken_back_by_id = back_by_id, approved_by_id = null, loaded = null, loaded_at = null where import_id = $1`, [i.id])).rejects.toThrow('score_import_back_two');
  await t.asOwner(`insert into score_release (sitting_id, row_version, state, opens_at, proposed_by_id, proposed_by_name, proposed_at) values ($1, 1, 'proposed', now() + interval '1 day', gen_random_uuid(), '周敏', now())`, [sitting]);
  expect(codes(await act(i.id, 'taking-back/approval', ouyang))).toEqual(['score.back_release_stands']);
  await t.asOwner('delete from score_release');
  expect(await marksLoaded()).toHaveLength(20);
  must(await act(i.id, 'taking-back/approval', ouyang));
  expect(await get(i.id)).toMatchObject({ state: 'withdrawn', loaded: null });
  expect(await marksLoaded()).toEqual([]);
  const right = await read(text(good()));
  expect(right).toMatchObject({ state: 'checked', faults: 0 });
  await drop(right);
});

it('two officers who bring a file of one sitting at the same moment: one is taken', async () => {
  const second = await colleague(t, { name: '温岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation' } });
  const replies = await Promise.all([send(text(good())), send(text(good()), { who: second })]);
  expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
  const taken = replies.find((r) => r.status === 200);
  await t.runJobs();
  if (taken) await drop(await get(taken.json<ScoreImport>().id));
});

it('provincial and foreign staff import nothing', async () => {
  const officer = await colleague(t, { name: '孙丽华', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  const economist = await colleague(t, { name: '温岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation', exams: ['001'] } });
  expect((await send(text(good()), { who: officer })).status).toBe(403);
  expect(codes(await send(text(good()), { who: economist }))).toEqual(['score.sitting_not_found']);
});
