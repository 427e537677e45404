/**
 * The photo coach over its labelled set (docs/photo-coach.md): `tsx --tsconfig tsconfig.server.json bench/photo-coach.ts [--every 5] [--seed 1] [--browser http://127.0.0.1:8080] [--notes file]`
 * prints a confusion table of what is said before the camera, by the server and, of a running program, by its page in Chromium.
 */
import { writeFile } from 'node:fs/promises';
import { createFaceFinder } from '#server/modules/photos/processing/face-finder.ts';
import { preparePhoto, stopPhotoProcessing } from '#server/modules/photos/processing/photo-processing.ts';
import { openCoach } from './photo-set/in-browser.ts';
import { makeSet, type Label } from './photo-set/make-set.ts';
import { confusion, judgeChecks, judgeLive, type Answer } from './photo-set/judge.ts';

const given = (name: string) => process.argv.includes(name);
const valueOf = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? '';
const numberOf = (name: string, otherwise: number) => (given(name) ? Number(valueOf(name)) : otherwise);

type Row = Answer & { label: Label; name: string };
// a bench waits for the model however busy the machine: a late answer is no answer of the rules
const finder = createFaceFinder(undefined, { answerMs: 120_000, idleMs: 120_000, picturesPerWorker: 500, restMs: 1 });
const coach = given('--browser') ? await openCoach(valueOf('--browser')) : undefined;
const [live, server, page]: [Row[], Row[], Row[]] = [[], [], []];
const notes: object[] = [];
let pageMs = 0;

for await (const { name, label, jpeg } of makeSet({ every: numberOf('--every', 1), seed: numberOf('--seed', 0) })) {
  const seen = await judgeLive(jpeg, finder, label);
  const done = await preparePhoto(jpeg, undefined, finder);
  if (!done.ok) throw new Error(`${name}: ${done.refusals.map((refusal) => refusal.code).join()}`);
  live.push({ name, label, said: seen.said, right: seen.right });
  server.push({ name, label, ...judgeChecks(done.value.checks, label) });
  const shown = await coach?.check(jpeg);
  if (shown) page.push({ name, label, ...judgeChecks(shown.checks, label) });
  pageMs += shown?.ms ?? 0;
  for (const [where, rows] of Object.entries({ live, server, page })) {
    const last = rows.at(-1);
    if (last?.name === name && !last.right) console.error(`${name}: ${where} says ${last.said}`);
  }
  notes.push({ name, label, look: seen.look, checks: Object.fromEntries(done.value.checks.map((check) => [check.code, `${check.verdict} ${check.measured}`])) });
}
await finder.stop();
await stopPhotoProcessing();
await coach?.stop();

for (const [title, rows] of [['Before the camera (the frame as it comes)', live], ['The server, after its own cut', server], ['The page in Chromium, after its own cut', page]] as const) {
  if (rows.length > 0) console.log(`\n### ${title}\n\n${confusion(rows)}`);
}
if (page.length > 0) console.log(`\n${Math.round(pageMs / page.length)} ms a picture in the page, from the file to its first measured cut`);
if (given('--notes')) await writeFile(valueOf('--notes'), JSON.stringify(notes, null, 1));
