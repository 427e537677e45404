import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffId } from '#contracts/ids.ts';
import { PERMISSIONS, Posting, STAFF_ROLES, type Jurisdiction, type StaffRole } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { refusedFor } from '#server/kernel/result.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { openRecord } from '#server/modules/integrity/index.ts';
import { refusalsOfPosting } from '#server/modules/staff/domain/posting-rules.ts';
import { permissionsOf } from '#server/modules/staff/domain/roles.ts';
import { createStaff } from '#server/modules/staff/index.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { listModules } from './modules.ts';
import { openOutsideWorld } from './outside-world.ts';
import { multipartOf, testApp, type TestApp } from './testing/app.ts';
import { breachDesk } from './testing/breaches.ts';
import { apply, must, readyCandidate } from './testing/candidates.ts';
import { exampleOf } from './testing/example.ts';
import { citizenNumber } from './testing/people.ts';
import { colleague } from './testing/staff.ts';

/** What is handed in where an address takes files: a picture that any scan lets pass. */
const PORTRAIT = readFileSync(projectPath('seeds/demo/photos/portrait-03.jpg'));
const name = (e: AnyEndpoint): string => `${e.method} ${e.path}`;
const staffEndpoints = (app: TestApp) => app.app.modules.flatMap((m) => m.endpoints ?? []).filter((e): e is AnyEndpoint => typeof e.access === 'object');

const provinces = fc.constantFrom('36', '13', '62');
const points = fc.uniqueArray(fc.tuple(provinces, fc.constantFrom('01', '02')).map(([p, n]) => `${p}01-${n}`), { minLength: 1, maxLength: 3 });
/** Jurisdictions of every kind, none of which touches Shandong. */
const elsewhere: fc.Arbitrary<Jurisdiction> = fc.oneof(
  provinces.map((province) => ({ kind: 'province' as const, province })),
  provinces.map((province) => ({ kind: 'prefecture' as const, prefecture: `${province}01` })),
  points.map((some) => ({ kind: 'points' as const, points: some })),
);
const anywhere: fc.Arbitrary<Jurisdiction> = fc.oneof(elsewhere, fc.constant<Jurisdiction>({ kind: 'nation' }), fc.constant<Jurisdiction>({ kind: 'nation', exams: ['001'] }));
const roleSets: fc.Arbitrary<StaffRole[]> = fc.uniqueArray(fc.constantFrom(...STAFF_ROLES), { minLength: 1, maxLength: 3 });

describe('every staff route for every role, several roles and every kind of jurisdiction', () => {
  let t: TestApp;
  const reached: string[] = [];
  /** The endpoint without its input and its work: what is left is who may call. */
  const trapped = (e: AnyEndpoint): AnyEndpoint => {
    const { params: _p, query: _q, body: _b, files: _f, prepare: _w, ...rest } = e;
    return { ...rest, handle: () => { reached.push(name(e)); return Promise.resolve(refusedFor('request.busy')); } };
  };
  beforeAll(async () => {
    t = await testApp({ withReferenceData: false, modules: (kit) => listModules(kit, openOutsideWorld(kit)).map((m) => ({ ...m, endpoints: m.endpoints?.map(trapped) ?? [], pages: [], forms: [] })) });
  });
  afterAll(() => t.stop());

  let made = 0;
  /** What a member with this posting reaches: they are made and looked up as the program does it. */
  async function reachedBy(roles: StaffRole[], jurisdiction: Jurisdiction): Promise<{ open: string[]; closed: Set<string> }> {
    made += 1;
    const member = await t.inTx((tx) => createStaff(tx, { userName: `member${String(made)}`, name: '陈静', roles, jurisdiction: Posting.parse(jurisdiction) }, { hash: '-', temporary: false }, { byId: null, now: t.clock.now() }));
    if (!member.ok) throw new Error(JSON.stringify(member.refusals));
    const { cookies } = await t.signInStaff(member.value);
    reached.splice(0);
    const closed = new Set<string>();
    for (const e of staffEndpoints(t)) {
      const reply = await t.app.http.inject({ method: e.method, url: e.path.replaceAll(/:[A-Za-z]+/g, () => newId()), cookies });
      if (reply.statusCode === 403) closed.add(name(e));
      else expect([reply.statusCode, name(e)]).toEqual([503, name(e)]);
    }
    return { open: reached.splice(0), closed };
  }
  const allowedTo = (roles: readonly StaffRole[]) => {
    const held = permissionsOf(roles);
    return staffEndpoints(t).filter((e) => e.access.staff === 'any' || held.includes(e.access.staff)).map(name);
  };
  /** A posting the rules take for these roles, or none. */
  const placeFor = (roles: readonly StaffRole[], wanted: Jurisdiction): Jurisdiction | undefined => [wanted, { kind: 'nation' as const }, { kind: 'province' as const, province: '37' }, { kind: 'prefecture' as const, prefecture: '3701' }].find((j) => refusalsOfPosting(roles, j).length === 0);

  test.each(STAFF_ROLES.map((role) => [role]))('%s', async (role) => {
    const place = placeFor([role], { kind: 'nation' });
    if (!place) throw new Error(`no jurisdiction for ${role}`);
    const { open, closed } = await reachedBy([role], place);
    expect(open.sort()).toEqual(allowedTo([role]).sort());
    expect(open.length + closed.size).toBe(staffEndpoints(t).length);
  });

  test('any posting the rules allow', async () => {
    await fc.assert(fc.asyncProperty(roleSets, anywhere, async (roles, wanted) => {
      const place = placeFor(roles, wanted);
      if (!place) return;
      expect((await reachedBy(roles, place)).open.sort()).toEqual(allowedTo(roles).sort());
    }), { numRuns: 15 });
  }, 120_000);

  test('the gravest powers are where they are meant to be', async () => {
    const reach = new Map<StaffRole, readonly string[]>();
    for (const role of STAFF_ROLES) reach.set(role, (await reachedBy([role], placeFor([role], { kind: 'nation' }) ?? { kind: 'nation' })).open);
    const holders = (endpoint: string) => STAFF_ROLES.filter((role) => reach.get(role)?.includes(endpoint));
    expect(holders('POST /api/staff/members')).toEqual(['provincial_admin', 'system_admin']);
    expect(holders('POST /api/staff/postings/:id/decision')).toEqual(['security_admin']);
    expect(holders('POST /api/staff/members/:id/second-factor-reset')).toEqual(['security_admin']);
    expect(holders('POST /api/staff/see-as')).toEqual(['provincial_admin', 'security_admin']);
    expect(holders('POST /api/staff/applications/:id/payments')).toEqual(['cashier']);
    expect(holders('POST /api/staff/cash-shifts/:id/decision')).toEqual(['provincial_admin', 'cashier']);
  }, 120_000);
});

/** What belongs to one person, by the first part of the address; an address of another beginning must be put in one of the two lists. */
const OF_ONE_PERSON = ['certificates', 'tickets', 'account-cases', 'accounts', 'applications', 'application-numbers', 'orders', 'photos', 'photo-changes', 'members', 'postings', 'powers', 'major-questions', 'cases', 'appeals', 'unlocks', 'breaches', 'integrity-records', 'credit-reports', 'refunds', 'refund-requests', 'payment-numbers', 'fiscal-receipts'];
/** The catalogue, the content and the counters are no person's, an export is whoever's asked for it; who may do what with them is their modules' matter. */
const OF_NOBODY = ['certificate-batches', 'ticket-releases', 'exam-kits', 'exams', 'sittings', 'fees', 'provinces', 'review-points', 'review', 'articles', 'session', 'rules', 'rule-replays', 'major-versions', 'major-imports', 'exports', 'message-templates', 'message-versions', 'mass-notices', 'pass-lines', 'pass-line-sets', 'test-centres', 'room-imports', 'seat-plans', 'score-imports', 'score-sittings', 'completion-sittings', 'publicities', 'objections', 'suspensions', 'suspension-choices', 'suspension-previews', 'suspension-people', 'partners', 'reverify-runs', 'credit-comparisons', 'bill-differences', 'closings', 'cash-desks', 'cash-shifts', 'cash-deposits', 'cash-book', 'counter-receipts', 'quarantined-files', 'retention-runs', 'legal-holds'];

describe('what belongs to a person of another jurisdiction', () => {
  let t: TestApp;
  let ids: Record<string, Record<string, string>>;
  let who: StaffId;
  let jurisdiction: Jurisdiction = { kind: 'nation' };
  beforeAll(async () => {
    t = await testApp({
      people: { candidateName: () => Promise.resolve('欧阳倩'), staffActor: () => Promise.resolve({ staffId: who, name: '陈静', permissions: [...PERMISSIONS], jurisdiction }) },
    });
    const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
    const candidate = await readyCandidate(t, { name: '欧阳倩' });
    const id = await apply(t, candidate, { sittingId: open.find((one) => one.exam.code === '034')?.sitting.id ?? '' });
    const { orderNumber } = must(await t.api.post(`/api/applications/${id}/orders`, {}, { as: candidate.as })).json<{ orderNumber: string }>();
    const number = (await t.asOwner('select number from application where id = $1', [id])).rows as { number: string }[];
    const photo = (await t.asOwner('select photo_id as id from photo where account_id = $1', [candidate.accountId])).rows as { id: string }[];
    const officer = await colleague(t, { name: '郑刚', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province: '37' } });
    who = officer.id;
    jurisdiction = { kind: 'province', province: '37' };
    const opening = must(await breachDesk(t).open(officer, number[0]?.number ?? '')).json<{ caseId: string }>();
    const record = await t.inTx((tx) => openRecord(tx, t.kit.crypto, { name: '欧阳倩', documentType: 'resident_id', documentNumber: citizenNumber('370102', '19920725', 201), kind: 'serious', article: '第七条', decisionNumber: '鲁人考处字〔2026〕第001号', decidedOn: '2026-01-20', province: '37' }, t.clock.now()));
    const manager = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    who = manager.id;
    jurisdiction = { kind: 'province', province: '37' };
    const opened = must(await t.api.post('/api/staff/members', { userName: 'ouyang.qian', name: '欧阳倩', roles: ['reviewer'], jurisdiction, reason: '新入职，负责审核' }, { as: manager.as })).json<{ staffId: string }>();
    const posting = (await t.asOwner('select id from staff_posting where staff_id = $1', [opened.staffId])).rows as { id: string }[];
    who = (await colleague(t, { name: '江涛', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '36' } })).id;
    const { accountId } = candidate;
    const certificateId = newId();
    await t.asOwner(`insert into certificate (account_id, certificate_id, completion_id, application_id, batch_id, sitting_id, exam_code, exam_year, province, prefecture, level_code, specialty_code, kind, approved_on, state, version, row_version, issued_at)
      values ($1, $2, gen_random_uuid(), $3, gen_random_uuid(), '034-2026-2', '034', 2026, '37', '3701', '04', '15', 'qualification', '2026-09-13', 'valid', 1, 1, now())`, [accountId, certificateId, id]);
    ids = {
      'certificates': { accountId, id: certificateId, caseId: newId() },
      'account-cases': { accountId }, 'accounts': { accountId }, 'unlocks': { accountId }, 'applications': { id }, 'tickets': { id }, 'application-numbers': { number: number[0]?.number ?? '' }, 'orders': { orderNumber }, 'photos': { accountId, photoId: photo[0]?.id ?? '' }, 'photo-changes': { accountId, changeId: newId() },
      'members': { id: opened.staffId }, 'postings': { id: posting[0]?.id ?? '' }, 'powers': { id: opened.staffId }, 'cases': { accountId, caseId: newId(), fileId: newId() }, 'appeals': { accountId, caseId: newId() },
      'breaches': { accountId, caseId: opening.caseId }, 'integrity-records': { recordId: record ?? '' }, 'credit-reports': { recordId: record ?? '' }, 'refunds': { accountId, id: newId() }, 'fiscal-receipts': { accountId, id: newId() }, 'refund-requests': { accountId, id: newId() }, 'payment-numbers': { number: orderNumber },
    };
  }, 180_000);
  afterAll(() => t.stop());

  const partOf = (e: AnyEndpoint): string => e.path.split('/')[3] ?? '';
  const ofOnePerson = () => staffEndpoints(t).filter((e) => e.path.includes(':') && OF_ONE_PERSON.includes(partOf(e)));
  async function ask(e: AnyEndpoint): Promise<{ status: number; codes: string[] }> {
    const address = e.path.replaceAll(/:([A-Za-z]+)/g, (_, key: string) => ids[partOf(e)]?.[key] ?? newId());
    const body = e.body ? exampleOf(e.body) : {};
    const sent = e.files ? multipartOf(body as Record<string, string>, [{ field: 'files', fileName: '证明.jpg', contentType: 'image/jpeg', bytes: PORTRAIT }]) : undefined;
    const { cookies } = await t.signInStaff(who);
    const reply = await t.app.http.inject({
      method: e.method, url: address, cookies,
      ...(sent ? { payload: sent.payload, headers: { 'content-type': sent.type } } : e.method === 'GET' ? {} : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: reply.statusCode, codes: reply.statusCode < 400 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code) };
  }

  test('is known by its address: every address that names something stands in one of the lists', () => {
    expect(staffEndpoints(t).filter((e) => e.path.includes(':')).map(partOf).filter((part) => !OF_ONE_PERSON.includes(part) && !OF_NOBODY.includes(part))).toEqual([]);
    expect(ofOnePerson().length).toBeGreaterThan(20);
  });

  test('is there for who works there', async () => {
    jurisdiction = { kind: 'province', province: '37' };
    const reads = ofOnePerson().filter((e) => e.method === 'GET' && ['applications', 'application-numbers', 'orders', 'payment-numbers', 'members', 'powers', 'breaches', 'integrity-records'].includes(partOf(e)) && !/:(materialId|decisionId|fileId|letterId)/.test(e.path));
    expect(reads.length).toBeGreaterThan(5);
    for (const e of reads) expect(await ask(e), name(e)).toEqual({ status: 200, codes: [] });
  });

  test('does not exist for anybody else, with every permission there is, and is not touched', async () => {
    const kept = async () => JSON.stringify((await t.asOwner(`select (select md5(string_agg(a::text, '|' order by a::text)) from application a) as applications, (select md5(string_agg(m::text, '|' order by m::text)) from staff_member m) as members, (select md5(string_agg(p::text, '|' order by p::text)) from staff_posting p) as postings, (select md5(string_agg(b::text, '|' order by b::text)) from breach_case b) as breaches, (select md5(string_agg(r::text, '|' order by r::text)) from integrity_record r) as records`)).rows);
    const before = await kept();
    await fc.assert(fc.asyncProperty(elsewhere, async (foreign) => {
      expect(provinceOf(foreign)).not.toBe('37');
      jurisdiction = foreign;
      for (const e of ofOnePerson()) {
        const heard = await ask(e);
        expect([name(e), heard.status], heard.codes.join(' ')).toEqual([name(e), 404]);
      }
    }), { numRuns: 8 });
    expect(await kept()).toBe(before);
  }, 120_000);
});
