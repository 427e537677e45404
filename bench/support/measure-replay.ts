import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { RuleReplay, RuleVersionWhole } from '#contracts/rules.ts';
import { asOwner, officersOf, type Bench } from './bench-staff.ts';
import { rssMbOf, startProgram } from './program.ts';
import { machine } from './world.ts';

const KILLED_AFTER = 20_000;
const AT_MOST = 900_000;
const EXAM = '034';

const Progress = z.object({ seen: z.number(), stay: z.number(), gained: z.number(), lost: z.number(), unjudged: z.number(), total: z.number(), finished_at: z.date().nullable() });
const InForce = z.object({ inForce: z.array(z.object({ id: z.string(), level: z.string() })) });

/** A draft that asks for two years more of work, replayed over every confirmed application; the worker is killed once and another goes on. */
export async function measureReplay(bench: Bench) {
  bench.say('replay');
  const officer = (await officersOf(bench, { kind: 'nation' })).find((o) => o.permissions.includes('rule.edit'));
  if (!officer) throw new Error('nobody edits rules');
  const call = async (method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown): Promise<unknown> => {
    const reply = await bench.own.app.http.inject({ method, url, headers: { cookie: officer.cookie, ...(body !== undefined && { 'content-type': 'application/json' }) }, ...(body !== undefined && { payload: JSON.stringify(body) }) });
    if (reply.statusCode !== 200) throw new Error(`${method} ${url}: ${String(reply.statusCode)} ${reply.body}`);
    return reply.json();
  };
  await asOwner(bench.owner, async (ask) => { await ask(`update rule_version set state = 'withdrawn' where state in ('draft', 'proposed')`); await ask('update rule_replay set finished_at = now() where finished_at is null'); });
  const { inForce } = InForce.parse(await call('GET', `/api/staff/rules?exam=${EXAM}`));
  const set = inForce.findLast((r) => r.level === '04');
  const draft = RuleVersionWhole.parse(await call('POST', '/api/staff/rules', { exam: EXAM, level: '04', replaces: set?.id ?? null }));
  const harder = { ...draft.text, alternatives: draft.text.alternatives.map((a) => ({ ...a, all: a.all.map((c) => (c.kind === 'work_years' ? { ...c, atLeast: c.atLeast + 2 } : c)) })) };
  await call('PUT', `/api/staff/rules/${draft.id}`, { ...harder, version: draft.version });
  const [most] = z.array(z.object({ year: z.number() })).parse(await asOwner(bench.owner, (ask) => ask(`select split_part(sitting_id, '-', 2)::int as year from application where exam_code = $1 group by 1 order by count(*) desc limit 1`, [EXAM])));
  if (!most) throw new Error(`nobody applied for ${EXAM}`);
  let worker = await startProgram({ ...bench.env, ROLE: 'all' }, { connections: 1 });
  const began = performance.now();
  const { id } = RuleReplay.parse(await call('POST', `/api/staff/rules/${draft.id}/replays`, { examYear: most.year }));
  const progress = async () => Progress.parse((await asOwner(bench.owner, (ask) => ask('select seen, stay, gained, lost, unjudged, total, finished_at from rule_replay where replay_id = $1', [id])))[0]);
  let seenAtKill = 0;
  const rss: number[] = [];
  const killed = { seen: 0, afterSeconds: 0, goesOnAfterSeconds: 0 };
  try {
    for (;;) {
      await pause(500);
      const p = await progress();
      rss.push(rssMbOf(worker.child.pid ?? 0));
      const ran = performance.now() - began;
      if (killed.seen === 0 && ran > KILLED_AFTER && !p.finished_at) {
        worker.child.kill('SIGKILL');
        await worker.ended;
        seenAtKill = (await progress()).seen;
        Object.assign(killed, { seen: seenAtKill, afterSeconds: Math.round(ran / 1_000) });
        worker = await startProgram({ ...bench.env, ROLE: 'all' }, { connections: 1 });
      } else if (killed.seen > 0 && killed.goesOnAfterSeconds === 0 && p.seen > seenAtKill) killed.goesOnAfterSeconds = Math.round((ran / 1_000 - killed.afterSeconds) * 10) / 10;
      if (p.finished_at || ran > AT_MOST) {
        const seconds = ran / 1_000 - killed.goesOnAfterSeconds;
        return { load: machine().loadAverage, ...p, finished: p.finished_at !== null, seconds: Math.round(seconds), perSecond: Math.round(p.seen / seconds), killed, rssMb: { first: rss[4] ?? 0, most: Math.max(...rss), last: rss.at(-1) ?? 0 } };
      }
    }
  } finally {
    await worker.stop();
  }
}
