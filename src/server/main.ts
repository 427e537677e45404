import { buildProgram } from './build-program.ts';
import { projectPath } from './platform/project-path.ts';
import { runProgram } from './platform/run-program.ts';

await runProgram(process.env, projectPath('migrations'), buildProgram);
