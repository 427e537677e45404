import { parseArgs } from 'node:util';
import { beijingTime } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import { refusalText } from '#contracts/refusals.ts';
import { NewStaff } from '#contracts/staff.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { createStaff, firstPasswordKey, generatePassword, makeActivation, renewFirstAccess } from '#server/modules/staff/index.ts';
import { audit } from '#server/platform/audit/audit.ts';
import { holdDataFolder } from '#server/platform/config/data-folder.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { withKeptSecretKeys } from '#server/platform/config/secret-keys.ts';
import { isStartFault } from '#server/platform/config/start-fault.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { openFieldCrypto } from '#server/platform/crypto/open-field-crypto.ts';
import { createPasswords } from '#server/platform/crypto/passwords.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { inTransaction, type Tx } from '#server/platform/db/tx.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { refusalsOfIssues } from '#server/platform/http/issues.ts';

const USAGE = `Makes a member of staff with a generated password, good once and not for long (STAFF_FIRST_PASSWORD_HOURS) for choosing an own one,
and an activation code without which no authenticator can be bound. Hand the two over on different ways.

  npm run staff:create -- --user-name liming --name 李明 --role national_admin --jurisdiction nation
  npm run staff:create -- --user-name zhaolei --name 赵磊 --role reviewer --jurisdiction points --point 3701-01 --point 3702-01
  npm run staff:create -- --user-name sunli --name 孙丽 --role provincial_exam_officer --jurisdiction province --province 37 --exam 001
  npm run staff:create -- --user-name wangfang --name 王芳 --role city_officer --jurisdiction prefecture --prefecture 3701
  npm run staff:create -- --user-name liming --renew        both made anew for somebody who has never signed in

The settings are those of the program (DATA_DIR or DATABASE_URL, MODE). With the embedded database, end the program first.`;

const { values } = parseArgs({
  options: {
    'user-name': { type: 'string' }, name: { type: 'string' }, role: { type: 'string', multiple: true }, jurisdiction: { type: 'string' },
    province: { type: 'string' }, prefecture: { type: 'string' }, exam: { type: 'string', multiple: true }, point: { type: 'string', multiple: true }, help: { type: 'boolean' }, renew: { type: 'boolean' },
  },
});

try {
  process.exitCode = await run();
} catch (error) {
  if (!isStartFault(error)) throw error;
  console.error(`jinbang: ${error.message}`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (values.help === true || values['user-name'] === undefined) {
    console.log(USAGE);
    return values.help === true ? 0 : 1;
  }
  const asked = values.renew === true ? undefined : NewStaff.safeParse({ userName: values['user-name'], name: values.name, roles: values.role ?? [], jurisdiction: jurisdiction() }, { reportInput: true });
  if (asked && !asked.success) return complain(refusalsOfIssues(asked.error.issues).map((r) => `${r.path ?? ''}: ${refusalText(r, 'en')}`));
  const given = readSettings({ MODE: 'demo', ...process.env });
  const folder = given.database ? undefined : holdDataFolder(given.dataDir);
  const settings = withKeptSecretKeys(given);
  const password = generatePassword();
  const hash = await createPasswords().hash(password);
  const userName = values['user-name'].trim().toLowerCase();
  const database = await openDatabase(settings, projectPath('migrations'), { onConnectionLost: () => undefined });
  try {
    const { crypto } = await openFieldCrypto(database.db, settings);
    const first = { hash, key: firstPasswordKey(crypto, password) };
    const now = Date.now();
    const made = await inTransaction(database.db, async (tx) => {
      const done = asked ? await make(tx, asked.data, { crypto, ...first, now }) : await renewFirstAccess(tx, crypto, userName, { ...first, now });
      if (done.ok) audit(tx, { kind: 'system' }, asked ? 'staff.create' : 'staff.reset_password', { subject: `staff:${done.value.staffId}`, reason: 'command line' }, now);
      return done;
    });
    if (!made.ok) return complain(made.refusals.map((r) => refusalText(r, 'en')));
    console.log(`${asked ? 'Made' : 'Renewed'} ${userName}. Good until ${beijingTime(now + settings.staffSignIn.firstPasswordHours * 3_600_000)} (Beijing), once:`);
    console.log(`  password for the first sign-in at /console: ${password}`);
    console.log(`  activation code (激活码): ${made.value.code}`);
    console.log('Hand the two over on different ways (the one on paper, the other by telephone): neither opens anything alone.');
    console.log(settings.staffSignIn.secondFactor === 'required'
      ? 'At the first sign-in they choose an own password, show the code, then bind an authenticator app (TOTP); before that nothing is open.'
      : 'There they choose an own password; an authenticator app (TOTP) may be bound under 我的安全. MODE=production requires it of everybody, and then asks for the code.');
    return 0;
  } finally {
    await database.close();
    folder?.release();
  }
}

type Making = { crypto: FieldCrypto; hash: string; key: Buffer; now: number };

async function make(tx: Tx, person: NewStaff, { crypto, hash, key, now }: Making): Promise<Result<{ staffId: StaffId; code: string }>> {
  const done = await createStaff(tx, person, { hash, temporary: true, key }, { byId: null, now });
  if (!done.ok) return done;
  return ok({ staffId: done.value, code: await makeActivation(tx, crypto, done.value, { byId: null, passwordById: null, now }) });
}

function jurisdiction(): unknown {
  const exams = values.exam === undefined ? {} : { exams: values.exam };
  switch (values.jurisdiction) {
    case 'province': return { kind: 'province', province: values.province, ...exams };
    case 'prefecture': return { kind: 'prefecture', prefecture: values.prefecture, ...exams };
    case 'points': return { kind: 'points', points: values.point ?? [], ...exams };
    default: return { kind: values.jurisdiction, ...exams };
  }
}

function complain(lines: readonly string[]): number {
  for (const line of lines) console.error(`jinbang: ${line}`);
  return 1;
}
