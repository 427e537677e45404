import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SeatPlanId } from '#contracts/seat-plans.ts';
import { holdDataFolder } from '#server/platform/config/data-folder.ts';
import { withKeptSecretKeys } from '#server/platform/config/secret-keys.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { isStartFault } from '#server/platform/config/start-fault.ts';
import { openFieldCrypto } from '#server/platform/crypto/open-field-crypto.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { listVerifiable, Proof, verifyPlan, verifyProof } from '#server/modules/seating/index.ts';

// Verifies seat plans (考场编排核验): digests, every hard rule, and the draw repeated from its seed; ends with 1 when something is wrong.
// `--plan=<id>` one, else all; `--out=<file>` also writes the proof of a frozen plan; `--proof=<file>` checks such a file with no database at all.
const { values } = parseArgs({ options: { plan: { type: 'string' }, out: { type: 'string' }, proof: { type: 'string' } } });

function tell(head: Record<string, unknown>, findings: readonly { rule: string; detail: string }[]): void {
  console.log(JSON.stringify({ ...head, findings: findings.length }));
  for (const { rule, detail } of findings.slice(0, 50)) console.log(`  ${rule}: ${detail}`);
  if (findings.length > 0) process.exitCode = 1;
}

async function verifyInstallation(): Promise<void> {
  const settings = withKeptSecretKeys(readSettings({ MODE: 'demo', ...process.env }));
  const folder = settings.database ? undefined : holdDataFolder(settings.dataDir);
  const database = await openDatabase(settings, projectPath('migrations'), { onConnectionLost: () => undefined });
  try {
    const plans = (await inTransaction(database.db, listVerifiable)).filter((p) => values.plan === undefined || p.id === SeatPlanId.parse(values.plan));
    if (plans.length === 0) console.log('There is no plan to verify.');
    const { crypto } = await openFieldCrypto(database.db, settings);
    for (const plan of plans) {
      const verdict = await inTransaction(database.db, (tx) => verifyPlan(tx, crypto, plan.id));
      if (!verdict) continue;
      tell({ plan: plan.id, sitting: plan.sittingId, province: plan.province, people: verdict.people, seats: verdict.seats, planDigest: verdict.planDigest }, verdict.findings);
      if (values.out !== undefined && verdict.proof) writeFileSync(values.out, JSON.stringify(verdict.proof));
    }
  } finally {
    await database.close();
    folder?.release();
  }
}

try {
  if (values.proof === undefined) await verifyInstallation();
  else {
    const proof = Proof.parse(JSON.parse(readFileSync(values.proof, 'utf8')));
    tell({ proof: values.proof, people: proof.roster.length, seats: proof.seats.length, planDigest: proof.planDigest, seedDigest: proof.seedDigest }, verifyProof(proof));
  }
} catch (error) {
  if (!isStartFault(error)) throw error;
  console.error(`jinbang: ${error.message}`);
  process.exitCode = 1;
}
