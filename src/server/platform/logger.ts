import { join } from 'node:path';
import { pino, stdSerializers, type Logger } from 'pino';
import type { Settings } from './config/settings.ts';

/** The log of a demo goes to this file of the data folder, so that the terminal shows what a person needs; elsewhere logs go to stdout. */
export const DEMO_LOG = 'program.log';

/** Structured logs, one JSON object a line. Addresses are logged without their query and nothing of bodies, cookies or answers, so that no one's data gets in. */
export function createLogger(settings: Pick<Settings, 'mode' | 'logLevel' | 'role' | 'dataDir'>): Logger {
  return pino(
    {
      level: settings.logLevel,
      base: { role: settings.role, pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: withoutDetail, error: withoutDetail },
      redact: { paths: ['req.headers', 'res.headers', 'body', '*.password', '*.documentNumber', '*.phone', '*.mail'], remove: true },
    },
    pino.destination(settings.mode === 'demo' ? { dest: join(settings.dataDir, DEMO_LOG), mkdir: true, sync: false } : { dest: 1, sync: false }),
  );
}

/** A database error carries the offending row in `detail` and the statement's place in `where`: neither belongs in a log. */
function withoutDetail(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { detail: _detail, where: _where, internalQuery: _query, ...rest } = stdSerializers.err(error);
  return rest;
}
