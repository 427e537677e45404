import { openSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { Settings } from './config/settings.ts';
import { traceId } from './tracing/tracing.ts';
import { startFault } from './config/start-fault.ts';

/** The log of a demo goes to this file of the data folder, so that the terminal shows what a person needs; elsewhere logs go to stdout. */
export const DEMO_LOG = 'program.log';

/** Never in a log, at the top of a line or inside an object of it. */
const PERSONAL = ['password', 'userName', 'documentNumber', 'phone', 'mail', 'answer'];

/** Structured logs, one JSON object a line. Addresses are logged without their query and nothing of bodies, cookies or answers, so that no one's data gets in. */
export function createLogger(settings: Pick<Settings, 'mode' | 'logLevel' | 'role' | 'dataDir'>): Logger {
  return pino(
    {
      level: settings.logLevel,
      base: { role: settings.role, pid: process.pid },
      mixin: () => {
        const trace = traceId();
        return trace === undefined ? {} : { trace };
      },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: withoutDetail, error: withoutDetail },
      redact: { paths: ['req.headers', 'res.headers', 'body', ...PERSONAL, ...PERSONAL.map((name) => `*.${name}`)], remove: true },
    },
    pino.destination({ dest: settings.mode === 'demo' ? openLog(join(settings.dataDir, DEMO_LOG)) : 1, sync: false }),
  );
}

/** Opened here and now: a program that ends before its log is open could not write its last lines. */
function openLog(file: string): number {
  try {
    return openSync(file, 'a');
  } catch (error) {
    throw startFault(`the log ${file} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : String(error)}); set DATA_DIR to a folder of this user`, error);
  }
}

const KEPT = ['code', 'severity', 'schema', 'table', 'constraint', 'routine'];

/** Only what tells where a fault is: a database error also carries the offending row, the statement and the whole connection. */
function withoutDetail(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const kept = Object.entries(error).filter(([name, value]) => KEPT.includes(name) && typeof value === 'string');
  return { type: error.name, message: error.message, stack: error.stack, ...Object.fromEntries(kept) };
}
