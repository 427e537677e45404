import { createHash } from 'node:crypto';
import { z } from 'zod';
import { TICKET_PATTERNS } from '#contracts/seating.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { fileKey, recordSubjectResult } from '#server/modules/candidate-files/index.ts';
import { archiveSitting, gatherRoll } from '#server/modules/scores/index.ts';
import { readTicketHoldersAfter } from '#server/modules/seating/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { bringRooms, officerOf, roomsOf } from '../people/sample-seating.ts';
import { act, candidate, Standing } from './act.ts';
import { CAST, EXAM, PROVINCE } from './cast.ts';
import { DAY, who, type Ids, type Told } from './scene.ts';

/** One step of the year: the ids it leaves, or `later` while background work is not done. */
export type Chapter = (told: Told) => Promise<Ids | 'later'>;

const HOUR = 3_600_000;
const RULES = { policy: { mode: 'fixed', kind: 'paper', seatsPerRoom: 30, columns: 4, mergeBelow: 10 }, pattern: TICKET_PATTERNS.usual };
const ANY = z.unknown();

/** A step of what works in the background: once it is in a state, the act that follows. */
const once = (state: string, path: (ids: Ids) => [address: string, id: string], userName: string, end: string, at: (told: Told) => number, more: object = {}): Chapter => async (told) => {
  const [address, id] = path(told.ids);
  const by = await told.by(userName);
  const standing = await act(told, by, at(told), `GET ${address}/:id`, { params: { id } }, Standing);
  if (standing.state !== state) return 'later';
  await act(told, by, at(told), `POST ${address}/:id/${end}`, { params: { id }, body: { version: standing.version, ...more } }, ANY);
  return {};
};

const plan = (ids: Ids): [string, string] => ['/api/staff/seat-plans', ids['plan'] ?? ''];
const tickets = (ids: Ids): [string, string] => ['/api/staff/ticket-releases', ids['tickets'] ?? ''];
const file = (ids: Ids): [string, string] => ['/api/staff/score-imports', ids['file'] ?? ''];
const seated = (told: Told) => told.at.paid + DAY;
const marked = (told: Told) => told.at.marked;

/** From paid to a ticket: earlier passes, seats, tickets (考场编排、准考证). */
export const seatsAndTickets: readonly Chapter[] = [
  async (told) => {
    const account = (await findAccount(told.tx, told.kit.crypto, who(told, 'carried').accountId)) ?? never();
    for (const subjectCode of ['1', '2']) await recordSubjectResult(told.tx, fileKey(told.kit.crypto, account, EXAM), PROVINCE, { year: told.sitting.year - 1, levelCode: '04', specialtyCode: '01', subjectCode, outcome: 'passed' }, told.at.paid);
    const arranges = (await officerOf(told.tx, 'kaowu.shandong')) ?? never();
    const { totals } = await act(told, await told.by('kaowu.shandong'), told.at.paid, 'GET /api/staff/test-centres', {}, z.looseObject({ totals: z.looseObject({ rooms: z.number() }) }));
    if (totals.rooms === 0) await bringRooms({ tx: told.tx, now: told.at.paid, lang: 'zh', by: arranges }, await roomsOf(PROVINCE, arranges, (work) => work(told.tx)));
    const by = await told.by('kaowu.shandong');
    const made = await act(told, by, seated(told), 'POST /api/staff/seat-plans', { body: { sittingId: told.sitting.id, province: PROVINCE, ...RULES } }, Standing);
    await act(told, by, seated(told), 'POST /api/staff/seat-plans/:id/roster', { params: { id: made.id }, body: { version: made.version } }, ANY);
    return { plan: made.id };
  },
  once('closed', plan, 'kaowu.shandong', 'runs', (told) => seated(told) + HOUR, RULES),
  once('drafted', plan, 'kaowu.shandong', 'proposal', (told) => seated(told) + 2 * HOUR, { reason: '座位已逐间核对' }),
  once('proposed', plan, 'guanli.shandong', 'freeze', (told) => seated(told) + 5 * HOUR),
  async (told) => {
    const by = await told.by('kaowu.shandong');
    if ((await act(told, by, told.at.tickets, 'GET /api/staff/seat-plans/:id', { params: { id: told.ids['plan'] } }, Standing)).state !== 'frozen') return 'later';
    return { tickets: (await act(told, by, told.at.tickets - 3 * DAY, 'POST /api/staff/ticket-releases', { body: { sittingId: told.sitting.id, province: PROVINCE } }, Standing)).id };
  },
  once('prepared', tickets, 'kaowu.shandong', 'proposal', (told) => told.at.tickets - 2 * DAY, { reason: '样张和排除名单已核对' }),
  once('proposed', tickets, 'guanli.shandong', 'approval', (told) => told.at.tickets - DAY),
];

/** From the exam to the release: what the rooms reported, the file of scores, pass lines, the instant (考务数据、成绩导入、合格标准、成绩公布). */
export const examAndScores: readonly Chapter[] = [
  async (told) => {
    const [officer, manager] = [await told.by('kaowu.shandong'), await told.by('kaowu.bu')];
    const { state } = await act(told, officer, told.at.sat, 'GET /api/staff/ticket-releases/:id', { params: { id: told.ids['tickets'] } }, Standing);
    // the schedule looks for the rolls of the last months only
    if (state !== 'released' || !(await gatherRoll(told.tx, { readTicketHoldersAfter }, told.sitting.id, new Date(told.at.sat)))) return 'later';
    const record = (key: string, subject: string, kind: string, note = '') => act(told, officer, told.at.sat, 'POST /api/staff/score-sittings/:id/exam-day', { params: { id: told.sitting.id }, body: { ticket: who(told, key).ticket, subject, kind, note } }, ANY);
    await record('absent', '3', 'absent');
    await record('breach', '2', 'violation', '开考后 40 分钟，桌内发现手机');
    const bytes = Buffer.from(linesOf(told).join('\n'));
    const brought = await act(told, manager, told.at.marked - DAY, 'POST /api/staff/score-imports', {
      body: { sitting: told.sitting.id, sha256: createHash('sha256').update(bytes).digest('hex') }, files: [{ field: 'files', fileName: '咨询工程师成绩.csv', contentType: 'text/csv', bytes }],
    }, Standing);
    return { file: brought.id };
  },
  once('checked', file, 'kaowu.bu', 'proposal', marked, { reason: '已与阅卷系统核对' }),
  once('proposed', file, 'bu.guanli', 'approval', marked),
  async (told) => {
    const [manager, second, officer] = [await told.by('kaowu.bu'), await told.by('bu.guanli'), await told.by('guanli.shandong')];
    if ((await act(told, manager, told.at.marked, 'GET /api/staff/score-imports/:id', { params: { id: told.ids['file'] } }, Standing)).state !== 'loaded') return 'later';
    await passLines(told);
    const hold = (key: string, reason: string) => act(told, officer, told.at.marked, 'POST /api/staff/score-sittings/:id/holds', { params: { id: told.sitting.id }, body: { ticket: who(told, key).ticket, reason } }, ANY);
    await hold('held', '涉嫌雷同，正在核查');
    await hold('shown', '答题卡条码需要人工核对');
    const { version } = await act(told, second, told.at.marked, 'GET /api/staff/score-sittings/:id/release', { params: { id: told.sitting.id } }, z.looseObject({ version: z.int() }));
    await act(told, manager, told.at.marked + DAY, 'PUT /api/staff/score-sittings/:id/release', { params: { id: told.sitting.id }, body: { version, opensAt: told.at.released } }, ANY);
    return {};
  },
  async (told) => {
    const second = await told.by('bu.guanli');
    const at = told.at.marked + 2 * DAY;
    const release = await act(told, second, at, 'GET /api/staff/score-sittings/:id/release', { params: { id: told.sitting.id } }, z.looseObject({ version: z.int(), state: z.string().nullable() }));
    if (release.state !== 'proposed') return 'later';
    await act(told, second, at, 'POST /api/staff/score-sittings/:id/release/approval', { params: { id: told.sitting.id }, body: { version: release.version } }, ANY);
    // the approval ordered it for the instant, as many days ahead as lay between the two then
    await enqueue(told.tx, archiveSitting, { sittingId: told.sitting.id, run: 1 });
    return {};
  },
  async (told) => {
    const ask = (key: string, subject: string, statement: string, days: number) => act(told, candidate(who(told, key).accountId), told.at.released + days * DAY, 'POST /api/applications/:id/rechecks', { params: { id: who(told, key).applicationId }, body: { subject, statement } }, ANY);
    await ask('rechecked', '4', '案例二第 3 问作答在答题卡指定区域，怀疑漏评', 1);
    await ask('asking', '4', '估分 82 分，与公布成绩相差较大', 3);
    return {};
  },
];

async function passLines(told: Told): Promise<void> {
  const [manager, second] = [await told.by('kaowu.bu'), await told.by('bu.guanli')];
  const Kept = z.looseObject({ sets: z.array(z.looseObject({ id: z.string(), version: z.int() })) });
  const of = async (what: string, by: typeof manager, body: object, id?: string) => (await act(told, by, told.at.marked, what, { body, ...(id !== undefined && { params: { id } }) }, Kept)).sets[0] ?? never();
  const drafted = await of('POST /api/staff/pass-lines', manager, { sitting: told.sitting.id });
  const saved = await of('PUT /api/staff/pass-line-sets/:id', manager, { version: drafted.version, basis: `${String(told.sitting.year)}年度咨询工程师（投资）资格考试合格标准`, announcesAt: told.at.released, lines: [] }, drafted.id);
  const proposed = await of('POST /api/staff/pass-line-sets/:id/proposal', manager, { version: saved.version, reason: '各科合格标准为试卷满分的 60%' }, drafted.id);
  await of('POST /api/staff/pass-line-sets/:id/approval', second, { version: proposed.version, reason: '与会议纪要一致' }, drafted.id);
}

/** The file of scores as the marking centre sends it. */
function linesOf(told: Told): string[] {
  return ['准考证号,科目1,科目2,科目3,科目4', ...CAST.map(({ key, marks }) => [told.people.get(key)?.ticket ?? '', ...marks.map((m) => m ?? '')].join(','))];
}

function never(): never {
  throw new Error('the sample sitting is not as it was written');
}
