import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RevocationList, VerificationKeys } from '#contracts/code-checks.ts';
import { isUseOver, judgeCode, revocationListText } from '#contracts/signed-codes.ts';
import { readCode, revocationDigest } from '#server/modules/signed-codes/index.ts';
import { isSignedBy } from '#server/platform/crypto/signatures.ts';

// Checks a document's code (防伪核验) without any network: `npm run codes:check -- --keys keys.json --revoked revoked.json '<code>'`, the two files as
// /api/codes/keys and /api/codes/revoked answer them. Ends with 0 for a genuine code that may be used today, 1 for any other, 2 when it cannot check.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { keys: { type: 'string' }, revoked: { type: 'string' } } });
const [text] = positionals;
if (values.keys === undefined || values.revoked === undefined || text === undefined) {
  console.error("usage: npm run codes:check -- --keys keys.json --revoked revoked.json '<code>'");
  process.exit(2);
}
const keys = new Map(VerificationKeys.parse(JSON.parse(readFileSync(values.keys, 'utf8'))).keys.map((k) => [k.number, Buffer.from(k.publicKey, 'base64url')]));
const list = RevocationList.parse(JSON.parse(readFileSync(values.revoked, 'utf8')));
const listKey = keys.get(list.key);
if (listKey === undefined || !isSignedBy(listKey, revocationListText(list.asOf, list.digests), Buffer.from(list.signature, 'base64url'))) {
  console.error('the list of what was taken back is not signed by these keys');
  process.exit(2);
}
const code = readCode(text);
const key = code && keys.get(code.key);
const signatureRight = code !== undefined && key !== undefined && isSignedBy(key, code.signedPart, code.signature);
const revoked = signatureRight && list.digests.includes(revocationDigest(code.facts).toString('base64url'));
const verdict = code === undefined ? 'unreadable' : judgeCode({ keyKnown: key !== undefined, signatureRight, revoked, useOver: isUseOver(code.facts, Date.now()) });
console.log(JSON.stringify({ verdict, asOf: new Date(list.asOf).toISOString(), ...(signatureRight && { facts: code.facts }) }, null, 2));
process.exitCode = verdict === 'genuine' ? 0 : 1;
