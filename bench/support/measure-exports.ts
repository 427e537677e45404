import { setTimeout as pause } from 'node:timers/promises';
import { ExportFormat, ExportList, ExportView } from '#contracts/reports.ts';
import { asOwner, officersOf, type Bench } from './bench-staff.ts';
import { rssMbOf, startProgram, type Running } from './program.ts';
import { machine } from './world.ts';

const COLUMNS = ['number', 'name', 'document_type', 'document_number', 'phone', 'exam', 'level', 'specialty', 'subjects', 'prefecture', 'review_point', 'review_state', 'payment_state', 'confirmed_at'];
/** Rows at which the most memory until then is told: constant means that they are alike. */
const MARKS = [100_000, 250_000, 500_000, 900_000];

/** The whole list of applications as a file of each kind: how long, how soon the first rows are written, and the most memory of the program until some numbers of rows and at the end. */
export async function measureExports(bench: Bench) {
  const officer = (await officersOf(bench, { kind: 'nation' })).find((o) => o.permissions.includes('report.export'));
  if (!officer) throw new Error('nobody exports');
  await asOwner(bench.owner, (ask) => ask(`update export_job set state = 'cancelled' where state in ('waiting', 'running')`));
  const out = [];
  for (const format of ExportFormat.options) {
    bench.say(`exports: ${format}`);
    const program = await startProgram({ ...bench.env, ROLE: 'all' }, { connections: 2 });
    try {
      const one = await exportOnce(program, officer.cookie, format);
      bench.say(JSON.stringify(one));
      out.push(one);
    } finally {
      await program.stop();
    }
  }
  return { load: machine().loadAverage, files: out };
}

async function exportOnce(program: Running, cookie: string, format: ExportFormat) {
  const pid = program.child.pid ?? 0;
  const json = async (method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> => {
    const reply = await program.client.request({ method, path, headers: { cookie, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    if (reply.statusCode !== 200) throw new Error(`${path}: ${String(reply.statusCode)} ${await reply.body.text()}`);
    return reply.body.json();
  };
  const idleMb = rssMbOf(pid);
  const began = performance.now();
  const { id } = ExportView.parse(await json('POST', '/api/staff/exports', { list: 'applications', format, columns: COLUMNS, filters: { which: 'all' }, purpose: '压力测试' }));
  let firstRowsMs = 0;
  const rss: { rows: number; mb: number }[] = [];
  for (;;) {
    await pause(250);
    const one = ExportList.parse(await json('GET', '/api/staff/exports')).exports.find((e) => e.id === id);
    if (!one) throw new Error('the export is gone');
    rss.push({ rows: one.rowsDone, mb: rssMbOf(pid) });
    if (firstRowsMs === 0 && one.rowsDone > 0) firstRowsMs = Math.round(performance.now() - began);
    if (one.state !== 'done' && one.state !== 'waiting' && one.state !== 'running') throw new Error(`the export ended as ${one.state}`);
    if (one.state !== 'done') continue;
    const seconds = (performance.now() - began) / 1_000;
    const fetched = await download(program, cookie, id, pid);
    const until = (rows: number) => Math.max(...rss.filter((r) => r.rows <= rows).map((r) => r.mb));
    return { format, rows: one.rowsDone, bytes: one.bytes, seconds: Math.round(seconds), rowsPerSecond: Math.round(one.rowsDone / seconds), firstRowsMs, rssMb: { idle: idleMb, mostUntil: Object.fromEntries(MARKS.map((rows) => [rows, until(rows)])), most: Math.max(...rss.map((r) => r.mb)) }, download: fetched };
  }
}

async function download(program: Running, cookie: string, id: string, pid: number) {
  const began = performance.now();
  const reply = await program.client.request({ method: 'GET', path: `/api/staff/exports/${id}/file`, headers: { cookie } });
  let bytes = 0;
  let firstByteMs = 0;
  let mostMb = 0;
  for await (const piece of reply.body) {
    if (bytes === 0) firstByteMs = Math.round(performance.now() - began);
    bytes += Buffer.isBuffer(piece) ? piece.length : 0;
    mostMb = Math.max(mostMb, rssMbOf(pid));
  }
  return { bytes, firstByteMs, seconds: Math.round((performance.now() - began) / 100) / 10, mostMb };
}
