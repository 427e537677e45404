/** The photo coach over its labelled set (docs/photo-coach.md): `tsx bench/photo-coach.ts [--every 5] [--browser]` prints confusion tables. */
import { writeFile } from 'node:fs/promises';
import { createFaceFinder } from '#server/modules/photos/processing/face-finder.ts';
import { preparePhoto, stopPhotoProcessing } from '#server/modules/photos/processing/photo-processing.ts';
import { makeSet, type Label } from './photo-set/make-set.ts';
import { confusion, judgeChecks, judgeLive, type Answer } from './photo-set/judge.ts';

const given = (name: string) => process.argv.includes(name);
const valueOf = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? '';
const every = given('--every') ? Number(valueOf('--every')) : 1;

type Row = Answer & { label: Label; name: string };
// a bench waits for the model however busy the machine: a late answer is no answer of the rules
const finder = createFaceFinder(undefined, { answerMs: 120_000, idleMs: 120_000, picturesPerWorker: 500, restMs: 1 });
const live: Row[] = [];
const server: Row[] = [];
const notes: object[] = [];

for await (const { name, label, jpeg } of makeSet(every)) {
  const seen = await judgeLive(jpeg, finder, label);
  const done = await preparePhoto(jpeg, undefined, finder);
  if (!done.ok) throw new Error(`${name}: ${done.refusals.map((refusal) => refusal.code).join()}`);
  const checked = judgeChecks(done.value.checks, label);
  live.push({ name, label, said: seen.said, right: seen.right });
  server.push({ name, label, ...checked });
  if (!seen.right || !checked.right) console.error(`${name}: live says ${seen.said}, server says ${checked.said}`);
  notes.push({ name, label, look: seen.look, checks: Object.fromEntries(done.value.checks.map((check) => [check.code, `${check.verdict} ${check.measured}`])) });
}
await finder.stop();
await stopPhotoProcessing();

console.log(`\n### Before the camera (frame as it comes)\n\n${confusion(live)}\n\n### Checked by the server (after its own cut)\n\n${confusion(server)}`);
if (given('--notes')) await writeFile(valueOf('--notes'), JSON.stringify(notes, null, 1));
