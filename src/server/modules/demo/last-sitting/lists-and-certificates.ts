import { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { correctIdentity, findAccount } from '#server/modules/accounts/index.ts';
import { carryPerson } from '#server/modules/candidate-files/index.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { archiveSitting } from '#server/modules/scores/index.ts';
import { closeDue } from '#server/modules/completions/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Actor } from '#server/platform/http/endpoint.ts';
import { replayApplication } from '../people/replay-application.ts';
import { act, candidate, Standing } from './act.ts';
import { EXAM, PROVINCE } from './cast.ts';
import { DAY, who, type Told } from './scene.ts';
import type { Chapter } from './seats-and-scores.ts';

const HOUR = 3_600_000;
const ANY = z.unknown();
const LISTS = '/api/staff/publicities/:id';
const Shown = Standing.extend({ endsAt: z.number().nullable() });
const Entries = z.looseObject({ entries: z.array(z.looseObject({ position: z.int(), name: z.string() })) });
const PHONE = '0531-12345678';

/** The list of who passed everything, made (拟定公示名单). */
async function makesList(told: Told, at: number): Promise<string> {
  return (await act(told, await told.by('kaowu.shandong'), at, 'POST /api/staff/publicities', { body: { sitting: told.sitting.id, province: PROVINCE, phone: PHONE, mail: 'gongshi@example.cn' } }, Standing)).id;
}

/** A made list, shown from an instant on by two people; undefined until it is made. */
async function shows(told: Told, id: string, at: number, startsAt: number): Promise<number | undefined> {
  const [officer, second] = [await told.by('kaowu.shandong'), await told.by('guanli.shandong')];
  const made = await act(told, officer, at, `GET ${LISTS}`, { params: { id } }, Shown);
  if (made.state !== 'made') return undefined;
  const proposed = await act(told, officer, at, `POST ${LISTS}/proposal`, { params: { id }, body: { version: made.version, startsAt } }, Shown);
  return (await act(told, second, at + HOUR, `POST ${LISTS}/approval`, { params: { id }, body: { version: proposed.version } }, Shown)).endsAt ?? 0;
}

/** An objection to somebody on a list, by telephone. */
async function objects(told: Told, list: string, name: string, statement: string, at: number): Promise<z.infer<typeof Standing>> {
  const officer = await told.by('kaowu.shandong');
  const { entries } = await act(told, officer, at, `GET ${LISTS}/entries`, { params: { id: list } }, Entries);
  const entry = entries.find((e) => e.name === name);
  invariant(entry, `${name} is on no list`);
  return act(told, officer, at, `POST ${LISTS}/objections`, { params: { id: list }, body: { position: entry.position, statement, way: 'anonymous', channel: 'phone' } }, Standing);
}

/** A first list, shown to its end, with an objection that was not upheld; then what came late, and a second list that is shown now (公示、异议). */
export const publicLists: readonly Chapter[] = [
  async (told) => {
    const officer = await told.by('kaowu.shandong');
    return (await countComplete(told, officer)) < COMPLETE ? 'later' : { first: await makesList(told, told.at.released + DAY) };
  },
  async (told) => {
    const first = told.ids['first'] ?? '';
    const [starts, officer, second] = [told.at.released + 2 * DAY - HOUR, await told.by('kaowu.shandong'), await told.by('guanli.shandong')];
    const ends = await shows(told, first, told.at.released + DAY + 2 * HOUR, starts);
    if (ends === undefined) return 'later';
    const at = (days: number) => starts + days * DAY;
    const raised = await objects(told, first, '马丽', '据了解，此人 2016 年至 2019 年并未从事咨询业务，工作年限不足，请核实社保记录。', at(2));
    const one = { params: { id: raised.id } };
    const taken = await act(told, officer, at(2) + HOUR, 'POST /api/staff/objections/:id/taking', { ...one, body: { version: raised.version } }, Standing);
    const proposed = await act(told, officer, at(5), 'POST /api/staff/objections/:id/proposal', { ...one, body: { version: taken.version, outcome: 'not_upheld', facts: '已调取 2014 年以来的社保缴费记录和单位任职文件，工作年限符合报考条件。', answer: '经核实，该同志的从业年限与申报一致，异议不成立。感谢您的监督。' } }, Standing);
    await act(told, second, at(6), 'POST /api/staff/objections/:id/decision', { ...one, body: { version: proposed.version, decision: 'confirm' } }, ANY);
    // the approval ordered its end as many days ahead as lay between the two then
    await enqueue(told.tx, closeDue, {});
    return { ends: String(ends) };
  },
  async (told) => {
    const [officer, second] = [await told.by('kaowu.shandong'), await told.by('kaowu.bu')];
    if ((await act(told, officer, told.now, `GET ${LISTS}`, { params: { id: told.ids['first'] } }, Shown)).state !== 'ended') return 'later';
    await act(told, await told.by('guanli.shandong'), told.now - 6 * DAY, 'POST /api/staff/score-sittings/:id/holds/lifted', { params: { id: told.sitting.id }, body: { ticket: who(told, 'shown').ticket, reason: '条码核对无误，恢复公布' } }, ANY);
    const of = { application: who(told, 'rechecked').applicationId, subject: '4' };
    const to = { params: { id: told.sitting.id } };
    await act(told, officer, told.now - 7 * DAY, 'POST /api/staff/score-sittings/:id/rechecks/outcomes', { ...to, body: { ...of, version: 1, outcome: 'corrected', newMark: 790, findings: '案例二第 3 问漏评，补计 8 分' } }, ANY);
    await act(told, second, told.now - 6 * DAY, 'POST /api/staff/score-sittings/:id/rechecks/decisions', { ...to, body: { ...of, version: 2, decision: 'confirm' } }, ANY);
    // what each night does: lifted holds reach the files, and completion is computed anew
    await enqueue(told.tx, archiveSitting, { sittingId: told.sitting.id, run: Number(beijingDay(told.now).replaceAll('-', '')) });
    return {};
  },
  async (told) => {
    const officer = await told.by('kaowu.shandong');
    return (await countComplete(told, officer)) < COMPLETE + 2 ? 'later' : { second: await makesList(told, told.now - 4 * DAY) };
  },
  async (told) => {
    const second = told.ids['second'] ?? '';
    if ((await shows(told, second, told.now - 3 * DAY, told.now - 2 * DAY)) === undefined) return 'later';
    await objects(told, second, '王芳', '此人报名所填工作单位与实际不符，请核实其 2018 年以后的劳动合同和社保缴费单位。', told.now - DAY);
    return {};
  },
];

/** How many are known to have passed everything; none before the first run. */
async function countComplete(told: Told, officer: Actor): Promise<number> {
  const { sittings } = await act(told, officer, told.now, 'GET /api/staff/completion-sittings', {}, z.looseObject({ sittings: z.array(z.looseObject({ sitting: z.string() })) }));
  if (!sittings.some((s) => s.sitting === told.sitting.id)) return 0;
  return (await act(told, officer, told.now, 'GET /api/staff/completion-sittings/:id/people', { params: { id: told.sitting.id } }, z.looseObject({ people: z.array(ANY) }))).people.length;
}

/** Whom the first run finds complete: everybody who passed all four and is not held back, the one by commitment included. */
const COMPLETE = 7;

/** Certificates of the first list, used, revoked and issued again (证书), and who applies again for what is left. */
export const certificates: readonly Chapter[] = [
  async (told) => {
    const at = told.now - 4 * DAY;
    const batch = await act(told, await told.by('kaowu.shandong'), at, 'POST /api/staff/certificate-batches', { body: { sittingId: told.sitting.id, province: PROVINCE, approvedOn: told.sitting.examOn.toSorted().at(-1) } }, Standing);
    await act(told, await told.by('guanli.shandong'), at + HOUR, 'POST /api/staff/certificate-batches/:id/approval', { params: { id: batch.id }, body: { version: batch.version } }, ANY);
    return { batch: batch.id };
  },
  async (told) => {
    const officer = await told.by('kaowu.shandong');
    if ((await act(told, officer, told.now, 'GET /api/staff/certificate-batches/:id', { params: { id: told.ids['batch'] } }, Standing)).state !== 'issued') return 'later';
    const { certificates: issued } = await act(told, officer, told.now, 'GET /api/staff/certificates', {}, z.looseObject({ certificates: z.array(z.looseObject({ id: z.string(), accountId: z.string() })) }));
    const of = (key: string) => issued.find((c) => c.accountId === who(told, key).accountId)?.id ?? '';
    const today = beijingDay(told.now);
    const copy = (key: string, purpose: string, detail: string, days: number) => act(told, candidate(who(told, key).accountId), told.now, 'POST /api/certificates/:id/copies', { params: { id: of(key) }, body: { purpose, detail, validUntil: beijingDay(Date.parse(`${today}T12:00:00+08:00`) + days * DAY) } }, ANY);
    await copy('certified', 'registration', '注册咨询工程师（投资）初始登记', 60);
    await copy('certified', 'bid', '济南市轨道交通 6 号线可研咨询', 30);
    await copy('renamed', 'title', '高级工程师评审', 90);
    await renames(told, officer);
    await decides(told, { key: 'renamed', id: of('renamed') }, { kind: 'reissue', basis: 'name_corrected', reason: '本人姓名已经公安机关更正，凭户口簿换发证书' });
    const revoked = { kind: 'revoke', basis: 'issuing_error', reason: '经复核，工作年限证明所附社保记录与申报不符，不符合报考条件', legalBasis: '《专业技术人员职业资格证书管理办法》第十一条', decisionNumber: '鲁人考撤〔2026〕3号' };
    await decides(told, { key: 'revoked', id: of('revoked') }, revoked);
    const served = await decides(told, { key: 'served', id: of('served') }, { ...revoked, decisionNumber: '鲁人考撤〔2026〕2号' });
    await act(told, candidate(who(told, 'served').accountId), told.now, 'POST /api/certificates/:id/decisions/:caseId/receipt', { params: { id: of('served'), caseId: served } }, ANY);
    await returns(told);
    return {};
  },
];

/** A case about a certificate, proposed by one and approved by another. */
async function decides(told: Told, { key, id }: { key: string; id: string }, proposal: object): Promise<string> {
  const [officer, second] = [await told.by('kaowu.shandong'), await told.by('guanli.shandong')];
  const about = { accountId: who(told, key).accountId, id };
  const { cases } = await act(told, officer, told.now, 'POST /api/staff/certificates/:accountId/:id/cases', { params: about, body: proposal }, z.looseObject({ cases: z.array(Standing) }));
  const opened = cases.find((c) => c.state === 'proposed');
  invariant(opened, 'a case just proposed is there');
  await act(told, second, told.now, 'POST /api/staff/certificates/:accountId/:id/cases/:caseId/approval', { params: { ...about, caseId: opened.id }, body: { version: opened.version } }, ANY);
  return opened.id;
}

/** 姓名更正: one character was written wrong. */
async function renames({ tx, kit, now, ...told }: Told, officer: Actor): Promise<void> {
  const { accountId } = who({ tx, kit, now, ...told }, 'renamed');
  const account = await findAccount(tx, kit.crypto, accountId);
  invariant(account && officer.kind === 'staff', 'who is renamed has an account');
  const next = { name: '徐梦婕', documentType: account.documentType, documentNumber: account.documentNumber };
  const done = await correctIdentity(tx, { crypto: kit.crypto, now, staffId: officer.staffId }, accountId, next, '姓名更正');
  invariant(done.ok, 'the name could not be corrected');
  await carryPerson(tx, kit.crypto, account, next);
}

/** 换省续报: the subjects that are left, in the sitting whose payment is over, in another province; only in a later exam year. */
async function returns({ tx, kit, now, ...told }: Told): Promise<void> {
  const { accountId } = who({ tx, kit, now, ...told }, 'returning');
  const form = { prefecture: '3601', reviewPointId: '3601-01', yearsOfWork: 15, yearsInProfession: 12, subjectCodes: ['3', '4'], address: '南昌市红谷滩区丰和中大道 100 号' };
  await replayApplication({ tx, kit, now, accountId, wanted: { exam: EXAM, province: '36', window: 'closed', turn: 0, acts: ['choose_province', 'accept_notices', 'save', 'sign', 'check', 'confirm', 'order', 'pay'], form }, evidence: [] });
}
