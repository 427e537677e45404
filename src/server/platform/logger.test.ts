import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createLogger, DEMO_LOG } from './logger.ts';

test('a database error is logged with its place but without the row, the statement or the connection', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'log-'));
  const logger = createLogger({ mode: 'demo', logLevel: 'info', role: 'all', dataDir });
  const error = Object.assign(new Error('duplicate key value violates unique constraint "phone_claim_pkey"'), {
    code: '23505', constraint: 'phone_claim_pkey', detail: 'Key (phone)=(13800000000) already exists.', where: 'insert …', client: { password: 'secret' },
  });
  logger.error({ err: error, phone: '13800000000' }, 'failed');
  const line = await vi.waitFor(() => {
    const parsed: unknown = JSON.parse(readFileSync(join(dataDir, DEMO_LOG), 'utf8'));
    return parsed;
  }, { timeout: 45_000 });
  expect(line).toMatchObject({ level: 'error', msg: 'failed', err: { code: '23505', constraint: 'phone_claim_pkey' } });
  expect(JSON.stringify(line)).not.toMatch(/13800000000|secret|insert/);
});
