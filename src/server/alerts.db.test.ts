import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMetricsDoor } from './platform/metrics/metrics-door.ts';
import { Fault } from './platform/outside/fault.ts';
import { testApp, type TestApp } from './testing/app.ts';

const TOKEN = 'a token of sixteen letters';
const rules = readFileSync('docs/operations/alerts/jinbang.yml', 'utf8');
const dashboard = readFileSync('docs/operations/alerts/grafana.json', 'utf8');
const runbook = readFileSync('docs/operations/alerts.md', 'utf8');
const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);

let t: TestApp;
let door: Awaited<ReturnType<typeof openMetricsDoor>>;
let text = '';
const scrape = (how: RequestInit = { headers: { authorization: `Bearer ${TOKEN}` } }) => fetch(`http://127.0.0.1:${String(door.port)}/metrics`, how);
beforeAll(async () => {
  t = await testApp();
  const { Pool } = await import('pg').then((m) => m.default);
  door = await openMetricsDoor({ host: '127.0.0.1', port: 0, token: TOKEN }, { db: t.db, pool: new Pool(), kit: t.kit, figures: t.app.modules.flatMap((m) => m.figures ?? []) });
  await t.page.get('/');
  await t.page.get('/notices/0198c7d2-0000-7000-8000-000000000001?name=张伟');
  await t.page.get('/nowhere/13800138000');
  await t.kit.outside.ask({ service: 'sms', what: 'send', timeoutMs: 1_000 }, () => Promise.resolve(1));
  await t.kit.outside.ask({ service: 'sms', what: 'send', timeoutMs: 1_000 }, () => Promise.reject(new Fault('busy', '13800138000'))).catch(() => undefined);
  await t.runJobs();
  text = await (await scrape()).text();
});
afterAll(async () => {
  await door.close();
  await t.stop();
});

const known = () => new Set([...text.matchAll(/^# TYPE (\S+) (\w+)/gm)].flatMap(([, name = '', type]) => (type === 'histogram' ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name])));
const namesIn = (source: string) => [...new Set([...source.matchAll(/\bjinbang_[a-z0-9_]+/g)].map(([name]) => name))];

describe('figures', () => {
  test('are given to whoever has the token, at an address of their own', async () => {
    expect((await scrape({})).status).toBe(401);
    expect((await scrape({ headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    expect((await fetch(`http://127.0.0.1:${String(door.port)}/`)).status).toBe(404);
    expect((await t.page.get('/metrics')).status).toBe(404);
  });

  test('count requests by the template of their route, calls by service and fault, and name nobody', () => {
    expect(text).toContain('jinbang_http_request_seconds_count{method="GET",route="/notices/:id",status="4xx"} 1');
    expect(text).toContain('route="none",status="4xx"} ');
    expect(text).toContain('jinbang_outside_call_seconds_count{service="sms",what="send",outcome="busy"} 1');
    expect(text).toContain('jinbang_queue_jobs{kind="notices.send-message",state="failed"} 0');
    expect(text).toContain('jinbang_figures_up 1');
    expect(decodeURIComponent(text)).not.toMatch(/张伟|13800138000/);
  });
});

describe('every alert', () => {
  test('asks for figures that exist, as does the dashboard', () => {
    expect(alerts.length).toBeGreaterThan(12);
    const there = known();
    expect(namesIn(rules).filter((name) => !there.has(name))).toEqual([]);
    expect(namesIn(dashboard).filter((name) => !there.has(name))).toEqual([]);
  });

  test('has its paragraph that says what to do, and no paragraph is of none', () => {
    expect([...runbook.matchAll(/^## (\w+)$/gm)].map(([, name]) => name)).toEqual(alerts);
  });

  // promtool comes with Debian's package prometheus; where it is not installed this says that it was skipped
  test.skipIf(spawnSync('promtool', ['--version']).error !== undefined)('is a rule that Prometheus reads', () => {
    const checked = spawnSync('promtool', ['check', 'rules', 'docs/operations/alerts/jinbang.yml'], { encoding: 'utf8' });
    expect([checked.status, checked.stderr]).toEqual([0, '']);
  });
});
