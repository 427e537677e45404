/*
 * The verdict on the facts of a run that was kept: `tsx --tsconfig tsconfig.server.json bench/chaos-judge.ts /tmp/jinbang-bench-…/facts.json`. Ends with 1 where something is not as it must be.
 */
import { readFileSync } from 'node:fs';
import { tell, type Told } from './chaos/tell.ts';

const told: Told = JSON.parse(readFileSync(process.argv[2] ?? 'facts.json', 'utf8'));
const { text, clean } = tell(told);
process.stdout.write(text);
if (!clean) process.exitCode = 1;
