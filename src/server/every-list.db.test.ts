import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#contracts/ids.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { ExportableLists, ExportView } from '#contracts/reports.ts';
import { STAFF_ROLES, type Jurisdiction } from '#contracts/staff.ts';
import { sealContent } from '#server/modules/assistance/case-content.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { permissionsOf } from '#server/modules/staff/domain/roles.ts';
import { refusalsOfPosting } from '#server/modules/staff/domain/posting-rules.ts';
import type { AnyList, ListColumn } from '#server/platform/lists/list-source.ts';
import { newId } from '#server/platform/ids.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { furnishLists } from '#server/testing/listed.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let sittingId: string;
let today: string;
/** When somebody is booked to come, and the day of it. */
let comes: number;
let comesOn: string;
let majorVersion: string;
type Waiting = { id: ApplicationId; candidate: Candidate; point: string };
let people: Waiting[];

/** Names a spreadsheet would run or hide behind, as somebody could register them by an old import. */
const NAMES = ['=HYPERLINK("http://evil.example","张伟")', '+8613800130001', '-2+3[沛]', '@SUM[沛]', '\t=1+1', '\r=2+2'];
const POINTS = ['3701-01', '3702-01', '3601-01', '3701-02', '3701-01', '3601-01'];

beforeAll(async () => {
  t = await testApp();
  today = beijingDay(t.clock.now());
  comes = t.clock.now() + 2 * 3_600_000;
  comesOn = beijingDay(comes);
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  people = [];
  for (const [at, point] of POINTS.entries()) {
    const made = await awaitingReview(t, sittingId, { point, name: '欧阳倩', how: point.startsWith('36') ? 'on_site' : 'online' });
    people.push({ ...made, point });
    await t.db.updateTable('account').set({ name: NAMES[at] ?? '' }).where('account_id', '=', made.candidate.accountId).execute();
  }
  for (const p of people) await happens(p);
  const numbers = new Map((await t.db.selectFrom('application').select(['id', 'number']).execute()).map((a) => [a.id, a.number ?? '']));
  ({ majorVersion } = await furnishLists(t, { sittingId, edition: 'construction-2022', people: people.map((p) => ({ id: p.id, accountId: p.candidate.accountId, number: numbers.get(p.id) ?? '', point: p.point })) }));
  const checker = await colleague(t, { name: '何敏', roles: ['industry_authority'], jurisdiction: { kind: 'nation' } });
  for (const province of ['37', '36', undefined]) must(await t.api.post('/api/staff/review/samples', { kind: 'post_exam', sitting: sittingId, ratePercent: 10, ...(province && { province }) }, { as: checker.as }));
}, 300_000);
afterAll(() => t.stop());

/** A row of every list about a person, as the acts of their modules would leave it. */
async function happens({ id, candidate: { accountId }, point }: Waiting): Promise<void> {
  const at = new Date(t.clock.now() - 3_600_000);
  const place = { province: point.slice(0, 2), prefecture: point.slice(0, 4), review_point_id: point };
  await t.db.updateTable('photo').set({ state: 'awaiting_review', review_province_code: place.province }).where('account_id', '=', accountId).execute();
  await t.db.insertInto('photo_change').values({ account_id: accountId, change_id: newId(), province_code: place.province, sitting_id: sittingId, reason: '=1+1', state: 'requested', requested_at: at, version: 1 }).execute();
  await t.db.updateTable('verification').set({ state: 'needs_manual', next_ask_at: null }).where('account_id', '=', accountId).where('kind', '=', 'identity').execute();
  for (const kind of ['unlock', 'appeal', 'phone_release'] as const) {
    const content = kind === 'phone_release' ? { kind: 'account' as const, wish: { kind }, reason: '手机遗失' } : kind === 'unlock' ? { kind, number: '', parts: [], until: t.clock.now(), reason: '更正' } : { kind, number: '', reason: '专业名称不同', contested: '专业不符' };
    await t.db.insertInto('assistance_case').values({
      account_id: accountId, case_id: newId(), kind, state: 'waiting', version: 1, application_id: kind === 'phone_release' ? null : id, contested_version: kind === 'appeal' ? 5 : null, ...place, exam_code: '034',
      content: sealContent(t.kit.crypto, content), asked_by: kind === 'appeal' ? 'candidate' : 'staff', first_by_id: kind === 'appeal' ? null : newId(), opened_at: at,
    }).execute();
  }
  await t.db.insertInto('review_decision').values({ account_id: accountId, id: newId(), application_id: id, review_point_id: point, application_version: 1, stage: 'first', decision: 'approve', basis: 'counter', state: 'effective', decided_by_id: newId(), decided_at: new Date(t.clock.now()) }).execute();
  await t.db.insertInto('review_slot').values({ review_point_id: point, starts_at: new Date(comes), ends_at: new Date(comes + 1), capacity: 9, booked: 9, changed_by_id: newId(), changed_at: at }).onConflict((c) => c.doNothing()).execute();
  await t.db.insertInto('review_appointment').values({ account_id: accountId, id: newId(), application_id: id, review_point_id: point, starts_at: new Date(comes), state: 'booked', booked_at: at }).execute();
  await t.db.insertInto('payment_order').values({ account_id: accountId, id: newId(), application_id: id, order_number: newId().slice(-12), how: 'online', state: 'closed', version: 1, title: '一级建造师', lines: '[]', amount_in_fen: 21_600, opened_at: at }).execute();
}

type Answer = Record<string, unknown>;
/** How a screen shows a list, and what names a row on the screen and in the file; lists without an entry here are walked by the next test only. */
const SCREENS: { list: string; column: string; filters?: () => Answer; screen: (after: string | undefined) => string; rows: (a: Answer) => { key: string }[] }[] = [
  { list: 'review.queue', column: 'number', filters: () => ({ state: 'all' }), screen: (after) => `/api/staff/review/queue?state=all${paged(after)}`, rows: itemsBy('items', 'number') },
  { list: 'photos.changes', column: 'document_number', screen: (after) => `/api/staff/photo-changes?${paged(after)}`, rows: itemsBy('items', 'documentNumber') },
  { list: 'photos.reviews', column: 'document_number', screen: (after) => `/api/staff/photo-reviews?${paged(after)}`, rows: itemsBy('items', 'documentNumber') },
  ...(['unlocks', 'accounts', 'appeals'] as const).map((list) => ({ list: `assistance.${list}`, column: 'document_number', screen: (after: string | undefined) => `/api/staff/${list === 'accounts' ? 'account-cases' : list}?${paged(after)}`, rows: itemsBy('items', 'documentNumber') })),
  { list: 'review.counter-day', column: 'number', filters: () => ({ point: '3701-01', day: today }), screen: () => `/api/staff/review/counter/day?point=3701-01&day=${today}`, rows: itemsBy('rows', 'number') },
  { list: 'review.appointments', column: 'number', filters: () => ({ point: '3601-01', day: comesOn }), screen: () => `/api/staff/review/appointments?point=3601-01&day=${comesOn}`, rows: (a) => (a['slots'] as { people: { number: string }[] }[]).flatMap((s) => s.people).map((p) => ({ key: p.number })) },
  { list: 'verification.waiting', column: 'detail', screen: () => '/api/staff/verifications', rows: itemsBy('rows', 'detail') },
  { list: 'staff.members', column: 'user', screen: (after) => `/api/staff/members?${paged(after)}`, rows: itemsBy('items', 'userName') },
  { list: 'staff.powers', column: 'user', screen: (after) => `/api/staff/powers?${paged(after)}`, rows: itemsBy('items', 'userName') },
  { list: 'catalogue.exams', column: 'code', screen: () => '/api/staff/exams', rows: itemsBy('exams', 'code') },
  { list: 'catalogue.sittings', column: 'days', screen: () => '/api/staff/sittings', rows: (a) => (a['sittings'] as { examOn: string[] }[]).map((s) => ({ key: s.examOn.join('、') })) },
  { list: 'catalogue.review-points', column: 'id', filters: () => ({ province: '37' }), screen: () => '/api/staff/review-points?province=37', rows: itemsBy('points', 'id') },
  { list: 'content.articles', column: 'title', screen: () => '/api/staff/articles', rows: itemsBy('articles', 'title') },
  { list: 'breaches.cases', column: 'reference', filters: () => ({ show: 'all' }), screen: (after) => `/api/staff/breaches?show=all${paged(after)}`, rows: itemsBy('items', 'reference') },
  { list: 'breaches.records', column: 'decision', screen: (after) => `/api/staff/integrity-records?${paged(after)}`, rows: itemsBy('items', 'decisionNumber') },
  { list: 'breaches.credit-reports', column: 'decision', screen: (after) => `/api/staff/credit-reports?${paged(after)}`, rows: itemsBy('items', 'decisionNumber') },
  { list: 'breaches.credit-comparisons', column: 'compared', screen: (after) => `/api/staff/credit-comparisons?${paged(after)}`, rows: itemsBy('items', 'compared') },
  { list: 'assistance.rare-names', column: 'name', screen: (after) => `/api/staff/rare-names?${paged(after)}`, rows: itemsBy('items', 'name') },
  { list: 'majors.precedents', column: 'major', screen: (after) => `/api/staff/major-precedents?${paged(after)}`, rows: itemsBy('groups', 'major') },
  { list: 'majors.decisions', column: 'by', filters: () => ({ exam: '034', major: '智能建造' }), screen: () => `/api/staff/major-precedents/decisions?exam=034&major=${encodeURIComponent('智能建造')}`, rows: itemsBy('decisions', 'by') },
  { list: 'majors.questions', column: 'major', screen: (after) => `/api/staff/major-questions?${paged(after)}`, rows: itemsBy('questions', 'stated') },
  { list: 'majors.versions', column: 'number', screen: () => '/api/staff/major-versions', rows: itemsBy('versions', 'number') },
  { list: 'majors.editions', column: 'code', screen: () => '/api/staff/major-versions', rows: itemsBy('editions', 'version') },
  { list: 'majors.lines', column: 'row', filters: () => ({ version: majorVersion, search: '工程' }), screen: (after) => `/api/staff/major-versions/${majorVersion}/lines?search=${encodeURIComponent('工程')}${paged(after)}`, rows: itemsBy('lines', 'at') },
  { list: 'majors.synonyms', column: 'name', filters: () => ({ version: majorVersion }), screen: () => `/api/staff/major-versions/${majorVersion}/synonyms`, rows: itemsBy('synonyms', 'name') },
  { list: 'majors.findings', column: 'text', filters: () => ({ version: majorVersion }), screen: () => `/api/staff/major-versions/${majorVersion}/findings`, rows: itemsBy('findings', 'text') },
  { list: 'messages.notices', column: 'title', screen: (after) => `/api/staff/mass-notices?${paged(after)}`, rows: itemsBy('notices', 'title') },
  { list: 'messages.templates', column: 'event', screen: () => '/api/staff/message-templates', rows: itemsBy('events', 'name') },
  { list: 'messages.by-event', column: 'failed', filters: () => ({ days: 7 }), screen: () => '/api/staff/message-deliveries?days=7', rows: itemsBy('events', 'failed') },
  { list: 'messages.by-day', column: 'failed', filters: () => ({ days: 7 }), screen: () => '/api/staff/message-deliveries?days=7', rows: itemsBy('days', 'failed') },
  { list: 'pass-lines.sittings', column: 'sitting', screen: () => '/api/staff/pass-lines', rows: itemsBy('sittings', 'title') },
  { list: 'review.samples', column: 'digest', screen: () => '/api/staff/review/samples', rows: itemsBy('samples', 'seedDigest') },
  { list: 'review.reasons', column: 'code', screen: () => '/api/staff/review/reasons', rows: itemsBy('entries', 'code') },
  { list: 'review.checklist', column: 'code', screen: () => '/api/staff/review/checklist', rows: itemsBy('entries', 'code') },
  { list: 'rules.in-force', column: 'condition', filters: () => ({ exam: '034' }), screen: () => '/api/staff/rules?exam=034', rows: (a) => (a['inForce'] as { alternatives: string[] }[]).flatMap((set) => set.alternatives.map((key) => ({ key }))) },
  { list: 'figures.places', column: 'name', screen: () => '/api/staff/reports', rows: itemsBy('places', 'text') },
];
function itemsBy(list: string, key: string): (a: Answer) => { key: string }[] {
  return (a) => (a[list] as Record<string, string | number>[]).map((item) => ({ key: String(item[key] ?? '') }));
}
function paged(after: string | undefined): string {
  return after === undefined ? '' : `&after=${after}`;
}

async function onScreen(who: Colleague, s: (typeof SCREENS)[number]): Promise<string[] | number> {
  const keys: string[] = [];
  for (let after: string | undefined, page = 0; page < 50; page++) {
    const reply = await t.api.get(s.screen(after), { as: who.as });
    if (reply.status !== 200) return reply.status;
    const answer = reply.json<Answer>();
    keys.push(...s.rows(answer).map((r) => r.key));
    after = typeof answer['next'] === 'string' || typeof answer['next'] === 'number' ? encodeURIComponent(answer['next']) : undefined;
    if (after === undefined) break;
  }
  return keys.toSorted();
}

const start = (who: Colleague, list: string, o: { columns: string[]; filters?: Answer; format?: string }) => t.api.post('/api/staff/exports', { list, format: 'csv', filters: {}, purpose: '考务安排', ...o }, { as: who.as });
async function fileOf(who: Colleague, id: string): Promise<Buffer> {
  await t.runJobs();
  const reply = await t.app.http.inject({ method: 'GET', url: `/api/staff/exports/${id}/file`, cookies: who.as.cookies });
  expect(reply.statusCode, reply.payload.slice(0, 200)).toBe(200);
  return reply.rawPayload;
}
/** Fields of a CSV file (RFC 4180), headings left out. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(1, -1);
}

const lists = () => t.app.modules.flatMap((m) => m.lists ?? []);
/** Somebody who sees a list in a jurisdiction; nobody where no role does. */
async function whoSees(list: AnyList, jurisdiction: Jurisdiction): Promise<Colleague | undefined> {
  const role = STAFF_ROLES.find((r) => list.access.some((p) => permissionsOf([r]).includes(p)) && refusalsOfPosting([r], jurisdiction).length === 0);
  return role === undefined ? undefined : colleague(t, { name: '周岚', roles: [role], jurisdiction });
}

const places: fc.Arbitrary<Jurisdiction> = fc.oneof(
  fc.constant<Jurisdiction>({ kind: 'nation' }), fc.constantFrom('37', '36', '44').map((province): Jurisdiction => ({ kind: 'province', province })), fc.constantFrom('3701', '3601').map((prefecture): Jurisdiction => ({ kind: 'prefecture', prefecture })),
  fc.subarray(['3701-01', '3701-02', '3601-01'], { minLength: 1 }).map((points): Jurisdiction => ({ kind: 'points', points })), fc.constant<Jurisdiction>({ kind: 'province', province: '37', exams: ['028'] }),
);

describe('every list', () => {
  it('has a name of its own, columns in both languages and a screen that shows it', () => {
    const names = lists().map((l) => l.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(20);
    for (const l of lists()) for (const words of [l.title, ...Object.values(l.columns)]) expect([words.zh, words.en].every((w) => w.length > 0)).toBe(true);
  });

  it('leaves the names of people with what they are put in order by', async () => {
    const unmarked = lists().flatMap((l) => Object.values<ListColumn>(l.columns).filter((c) => c.zh === '姓名' && !c.person).map(() => l.name));
    expect(unmarked).toEqual([]);
    const who = await colleague(t, { name: '何敏', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    const offered = must(await t.api.get('/api/staff/export-lists', { as: who.as })).json<ExportableLists>().lists.find((l) => l.name === 'review.queue')?.columns ?? [];
    expect(offered.filter((c) => c.key.startsWith('name'))).toEqual([
      { key: 'name', text: '姓名', usual: true }, { key: 'name_pinyin', text: '姓名（姓氏拼音排序）', usual: false }, { key: 'name_strokes', text: '姓名（姓氏笔画排序）', usual: false },
    ]);
  });

  it.each(SCREENS.map((s) => [s.list, s] as const))('%s leaves the house as its screen shows it, whoever looks from wherever', async (name, screen) => {
    const list = lists().find((l) => l.name === name);
    if (!list) throw new Error(`no list ${name}`);
    let compared = 0;
    await fc.assert(fc.asyncProperty(places, async (jurisdiction) => {
      const who = await whoSees(list, jurisdiction);
      if (!who) return;
      const seen = await onScreen(who, screen);
      const begun = await start(who, name, { columns: [screen.column], filters: screen.filters?.() ?? {} });
      if (typeof seen === 'number') { // what the screen refuses, no file tells
        if (begun.status === 200) expect(cells((await fileOf(who, begun.json<ExportView>().id)).toString('utf8'))).toEqual([]);
        return;
      }
      const rows = cells((await fileOf(who, must(begun).json<ExportView>().id)).toString('utf8'));
      expect(rows.map((r) => (r[0] ?? '').replace(/^'/, '')).toSorted()).toEqual(seen);
      compared += 1;
    }), { numRuns: 5, examples: [[{ kind: 'nation' }], [{ kind: 'province', province: '37' }]] });
    expect(compared).toBeGreaterThan(0);
  }, 120_000);

  it('is offered to those who see it and refused to everybody else', async () => {
    for (const role of ['reviewer', 'cashier', 'auditor', 'provincial_admin'] as const) {
      const who = await colleague(t, { name: '万芳', roles: [role], jurisdiction: refusalsOfPosting([role], { kind: 'province', province: '37' }).length === 0 ? { kind: 'province', province: '37' } : { kind: 'nation' } });
      const offered = must(await t.api.get('/api/staff/export-lists', { as: who.as })).json<ExportableLists>().lists.map((l) => l.name);
      const allowed = lists().filter((l) => l.access.some((p) => permissionsOf([role]).includes(p))).map((l) => l.name);
      expect(offered).toEqual(allowed);
      for (const l of lists().filter((one) => !allowed.includes(one.name))) expect((await start(who, l.name, { columns: Object.keys(l.columns).slice(0, 1) })).status, `${role} ${l.name}`).toBe(403);
    }
  });

  it.each(['csv', 'csv_gb18030', 'xlsx'])('holds names and reasons that begin like a formula as text, as %s', async (format) => {
    for (const name of ['applications', 'review.queue', 'photos.changes', 'photos.reviews', 'assistance.unlocks', 'payments.orders', 'review.counter-day', 'review.appointments']) {
      const list = lists().find((l) => l.name === name);
      const who = list && (await whoSees(list, name.startsWith('assistance') ? { kind: 'province', province: '37' } : { kind: 'nation' }));
      if (!who) throw new Error(`nobody sees ${name}`);
      const filters = name === 'review.queue' ? { state: 'all' } : name.startsWith('review.') ? { point: '3601-01', day: name === 'review.appointments' ? comesOn : today } : {};
      const bytes = await fileOf(who, must(await start(who, name, { columns: ['name'], filters, format })).json<ExportView>().id);
      if (format === 'xlsx') continue; // opened by exports.db.test.ts and exports.test.ts; here it must come out whole
      const names = cells(new TextDecoder(format === 'csv' ? 'utf-8' : 'gb18030', { fatal: true }).decode(bytes)).map((r) => r[0] ?? '');
      expect(names.length, name).toBeGreaterThan(0);
      for (const shown of names) expect(shown, name).toMatch(/^'/);
    }
  }, 120_000);
});

describe('orders', () => {
  it('are those of the jurisdiction, by exam too', async () => {
    const rowsFor = async (jurisdiction: Jurisdiction) => {
      const who = await colleague(t, { name: '周强', roles: ['cashier'], jurisdiction });
      return cells((await fileOf(who, must(await start(who, 'payments.orders', { columns: ['number', 'amount'] })).json<ExportView>().id)).toString('utf8')).length;
    };
    expect(await rowsFor({ kind: 'province', province: '36' })).toBe(2);
    expect(await rowsFor({ kind: 'province', province: '37' })).toBe(4);
    expect(await rowsFor({ kind: 'province', province: '37', exams: ['028'] })).toBe(0);
  });
});
