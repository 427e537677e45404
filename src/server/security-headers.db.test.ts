import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listOpenSittings, listSittings } from '#server/modules/catalogue/index.ts';
import { issueCode } from '#server/modules/signed-codes/index.ts';
import type { Reply, TestApp } from './testing/app.ts';
import { testApp } from './testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from './testing/candidates.ts';
import { colleague } from './testing/staff.ts';
import { unstyledClasses } from './testing/unstyled-classes.ts';

const POLICY = ["default-src 'none'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'self'", "require-trusted-types-for 'script'"];

let t: TestApp;
/** People at every stage, so that every page has somebody to be shown to. */
const people: { who: Candidate | undefined; ids: Record<string, string> }[] = [];

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  const sittingId = open.find((one) => one.exam.code === '034')?.sitting.id ?? '';
  const centre = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  const { address } = must(await t.api.get(`/api/staff/sittings/${sittingId}/provinces/37/preview-address?page=exam&language=zh&at=${String(t.clock.now())}`, { as: centre.as })).json<{ address: string }>();
  const ticket = address.slice('/previews/'.length);
  const notice = must(await t.api.post('/api/staff/articles', { kind: 'announcement', province: null, exams: [], titleZh: '报名通知', bodyZh: '见[考试目录](/exams)。', author: '人事考试中心', pinned: false }, { as: centre.as })).json<{ id: string }>();
  must(await t.api.post(`/api/staff/articles/${notice.id}/publication`, { version: 1 }, { as: centre.as }));
  const sitting = (await t.inTx(listSittings)).find((one) => one.examOn.every((day) => day < '2020-01-01'))?.id ?? '';
  const checked = (await t.page.post('/verify', { code: issueCode(t.kit, { kind: 'ticket', number: '27034370100101', version: 1, title: '一级建造师', holder: '欧阳倩', document: '3701121992****2011', issuedOn: '2027-08-20', remark: '' }) })).location ?? '';
  people.push({ who: undefined, ids: { sittingId, chapter: '2-photo', ticket, sitting, id: notice.id, '/verify/result': checked, '/provinces/:code': '/provinces/37', '/eligibility/exams': '/eligibility/exams?exam=034&year=2027&level=bachelor&month=201207' } }, { who: await readyCandidate(t, { photo: false }), ids: { sittingId } });
  for (const until of ['started', 'province', 'notices', 'saved', 'decided', 'checked', 'confirmed'] as const) {
    const who = await readyCandidate(t);
    people.push({ who, ids: { sittingId, id: await apply(t, who, { sittingId, until }) } });
  }
  const confirmed = people[people.length - 1];
  if (!confirmed?.who) throw new Error('nobody has confirmed');
  confirmed.ids['orderNumber'] = must(await t.api.post(`/api/applications/${confirmed.ids['id']}/orders`, {}, { as: confirmed.who.as })).json<{ orderNumber: string }>().orderNumber;
}, 180_000);
afterAll(() => t.stop());

const paths = () => t.app.modules.flatMap((m) => m.pages ?? []).map((p) => p.path);

/** Every page for everybody it exists for, as far as it leads to a page and not elsewhere. */
async function eachPage(look: (reply: Reply, address: string, path: string) => void): Promise<Set<string>> {
  const shown = new Set<string>();
  for (const { who, ids } of people) {
    for (const path of paths()) {
      const keys = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, key]) => key ?? '');
      const known: Record<string, string> = { code: '034', ...ids };
      if (keys.some((key) => known[key] === undefined)) continue;
      const address = ids[path] ?? path.replaceAll(/:([A-Za-z]+)/g, (_, key: string) => known[key] ?? '');
      const reply = await t.page.get(address, who && { as: who.as });
      expect(reply.status, `${address}: ${reply.body.slice(0, 200)}`).toBeLessThan(500);
      if (reply.status !== 200) continue;
      shown.add(path);
      look(reply, address, path);
    }
  }
  return shown;
}

describe('every page', () => {
  test('has the strict policy and nothing inline, loads the sheets of all it shows, and its links lead somewhere', async () => {
    const links = new Map<string, Set<string>>();
    const shown = await eachPage((reply, address, path) => {
      expect(reply.headers['content-type'], address).toBe('text/html; charset=utf-8');
      const policy = String(reply.headers['content-security-policy']);
      for (const line of POLICY) expect(policy, address).toContain(line);
      // one policy, which knows one address (offline-worker-address.ts); none where no script runs
      expect(policy.split('; ').filter((line) => line.startsWith('trusted-types')), address).toEqual([path.startsWith('/previews/') ? "trusted-types 'none'" : 'trusted-types offline-worker']);
      expect(policy, address).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*/);
      const takesPhotos = path === '/my/photo' || path === '/photo-coach';
      if (!takesPhotos) expect(policy, address).not.toContain('wasm-unsafe-eval');
      expect(reply.headers['permissions-policy'], address).toBe(`camera=(${takesPhotos ? 'self' : ''}), microphone=(), geolocation=()`);
      expect(unstyledClasses(reply.body), address).toEqual([]);
      expect(reply.body, address).not.toMatch(/<style|\sstyle=|\son[a-z]+="|javascript:/i);
      for (const [script] of reply.body.matchAll(/<script[^>]*>[^<]*/g)) expect(script, address).toMatch(/^<script[^>]*src="[^"]+"[^>]*>$/);
      for (const [, href] of reply.body.matchAll(/<a[^>]*\shref="([^"#]+)/g)) {
        if (href?.startsWith('/') && !href.startsWith('/demo') && !href.startsWith('/assets')) links.set(href.replaceAll('&amp;', '&'), (links.get(href) ?? new Set()).add(address));
      }
    });
    const unseen = paths().filter((path) => !shown.has(path) && !SEEN_ELSEWHERE.includes(path));
    expect(unseen, 'pages that nobody here was shown').toEqual([]);
    const mounted = (href: string) => t.app.http.hasRoute({ method: 'GET', url: (href.split('?')[0] ?? '').replace(/\/$/, '') || '/' });
    const patterns = [...paths(), ...t.app.modules.flatMap((m) => m.endpoints ?? []).filter((e) => e.method === 'GET').map((e) => e.path)].map((path) => new RegExp(`^${path.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`));
    const dead = [...links].filter(([href]) => !mounted(href) && !patterns.some((p) => p.test(href.split('?')[0] ?? '')));
    expect(dead.map(([href, from]) => `${href} on ${[...from].join(' ')}`)).toEqual([]);
  }, 180_000);
});

/** Pages that only lead on, or that only people in the middle of something else see; the tests beside their modules and the journeys show them. */
const SEEN_ELSEWHERE = [
  '/publicity/:id', '/publicity/:id/objection', '/publicity/objections/answer', '/publicity/objections/received', '/my/applications/:id/completion', '/certificates/result', '/my/certificates/:id', '/tickets/result', '/scores/:sitting', '/scores/sheet', '/my/applications/:id/score', '/my/applications/:id/suspension',
  '/my', '/my/applications/:id/prepared', '/my/applications/:id/appointment', '/my/applications/:id/instructions', '/sign-in/government', '/sign-in/government/answer', '/sign-in/government/new', '/sign-in/government/phone', '/register/notes', '/register/form', '/register/re-entry', '/register/phone', '/register/done', '/recover/proof', '/recover/password', '/my/photo/preview', '/my/orders/:orderNumber/receipt', '/my/applications/:id/receipt', '/my/cases/:caseId', '/my/integrity/:caseId', '/my/messages/:messageId',
];

describe('every answer', () => {
  const common = (reply: Pick<Reply, 'headers'>) => {
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(reply.headers['referrer-policy']).toBe('same-origin');
    expect(reply.headers['x-powered-by']).toBeUndefined();
  };

  test('of page, API, wrong address and bug carries the same protection, and nothing personal is kept by browsers', async () => {
    const who = people[people.length - 1]?.who;
    for (const address of ['/', '/exams', '/my/applications', '/api/applications', '/api/exams', '/no/such/page', '/api/no/such/address', '/healthz', '/api/openapi.json']) common(await t.page.get(address, who && { as: who.as }));
    for (const address of ['/my/applications', '/my/profile', '/api/applications', '/my/photo/image']) {
      expect((await t.page.get(address, who && { as: who.as })).headers['cache-control'], address).toBe('no-store');
    }
    expect(String((await t.page.get('/no/such/page')).headers['content-security-policy'])).toContain("default-src 'none'");
  });

  test('promises https only where people come by https, with cookies bound to it', async () => {
    expect((await t.page.get('/')).headers['strict-transport-security']).toBeUndefined();
    const u = await testApp({ withReferenceData: false, env: { PUBLIC_URL: 'https://baoming.example.cn' } });
    try {
      expect((await u.page.get('/sign-in')).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      const as = u.browser();
      await u.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
      expect(Object.keys(as.cookies)).toEqual(['__Host-jinbang-visit']);
    } finally {
      await u.stop();
    }
  });
});
