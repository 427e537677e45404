import { BlockList, isIP, isIPv6 } from 'node:net';
import { statSync } from 'node:fs';

type Fault = { name: string; text: string };
type Texts = Readonly<Record<string, string | undefined>>;

/** Settings whose text is a secret shared with somebody else. */
const SHARED_SECRETS = ['IDENTITY_REGISTRY_KEY', 'EDUCATION_REGISTRY_KEY', 'TITLE_REGISTRY_KEY', 'CREDIT_PLATFORM_KEY', 'FISCAL_RECEIPTS_KEY', 'STAFF_SSO_SECRET', 'GOV_IDENTITY_SECRET', 'METRICS_TOKEN', 'BLOBS_KEY'] as const;
/** Settings that name a file with secrets in it. */
const SECRET_FILES = ['SMS_CARRIERS', 'MAIL_CARRIERS', 'PAYMENT_CHANNELS'] as const;

/**
 * What no installation that serves people starts with although each setting is well formed: secrets one can guess, a database reached in the clear,
 * files of secrets open to every user of the machine, proxies that are everybody, and a Node that checks no certificates or waits for a debugger.
 */
export function unsafeSettings(env: Texts, keys: ReadonlyMap<number, Buffer>): Fault[] {
  return [
    ...[...keys].filter(([, key]) => isGuessable(key)).map(([number]) => ({ name: 'SECRET_KEYS', text: `key ${String(number)} was not drawn by chance; make one with: openssl rand -base64 32` })),
    ...(isMadeKey(env['BACKUP_KEY']) ? [{ name: 'BACKUP_KEY', text: 'was not drawn by chance; make one with: openssl rand -base64 32' }] : []),
    ...SHARED_SECRETS.filter((name) => isPlaceholder(env[name])).map((name) => ({ name, text: 'is a word or a pattern, not a secret; make one with: openssl rand -base64 24' })),
    ...(['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_REPLICA_URL'] as const).flatMap((name) => faultsOfDatabase(name, env[name])),
    ...SECRET_FILES.filter((name) => isOpenToAll(env[name])).map((name) => ({ name, text: 'the file can be read by every user of this machine; take that away with: chmod o= (and give it to the program’s group)' })),
    ...faultsOfProxies(env['TRUSTED_PROXIES']),
    ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ? [{ name: 'NODE_TLS_REJECT_UNAUTHORIZED', text: 'certificates of others must be checked; name the authority’s file in NODE_EXTRA_CA_CERTS instead' }] : []),
    ...(/--inspect/.test(env['NODE_OPTIONS'] ?? '') ? [{ name: 'NODE_OPTIONS', text: 'a debugger can read every secret; leave --inspect away' }] : []),
  ];
}

/** 32 bytes drawn by chance have some 30 different values and are never all letters; a repeated byte, a count or a sentence is something else. */
export function isGuessable(key: Buffer): boolean {
  const steps = new Set(Array.from(key.subarray(1), (byte, at) => (byte - (key[at] ?? 0)) & 0xff));
  return new Set(key).size < 16 || steps.size < 8 || key.every((byte) => byte >= 0x20 && byte < 0x7f);
}

function isMadeKey(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !text.startsWith('file:') && isGuessable(Buffer.from(text, 'base64'));
}

function isPlaceholder(secret: string | undefined): boolean {
  return secret !== undefined && secret !== '' && (new Set(secret).size < 8 || /change.?me|example|secret|password|placeholder|jinbang|0123456789|abcdefgh/i.test(secret));
}

function faultsOfDatabase(name: string, address: string | undefined): Fault[] {
  if (address === undefined || address === '' || !URL.canParse(address)) return [];
  const url = new URL(address);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isHere = host === '' || host === 'localhost' || host === '::1' || host.startsWith('127.') || url.searchParams.get('host')?.startsWith('/') === true;
  const password = decodeURIComponent(url.password);
  return [
    ...(!isHere && !url.searchParams.has('sslmode') ? [{ name, text: 'the database is on another machine: add ?sslmode=verify-full, or say ?sslmode=disable where the network between is nobody else’s' }] : []),
    ...(password !== '' && (password === url.username || isPlaceholder(password)) ? [{ name, text: 'the password is a word or a pattern; make one with: openssl rand -hex 24' }] : []),
  ];
}

function faultsOfProxies(list: string | undefined): Fault[] {
  const entries = (list ?? '').split(',').map((one) => one.trim()).filter(Boolean);
  const wrong = entries.filter((one) => !['loopback', 'linklocal', 'uniquelocal'].includes(one) && !isNetwork(one));
  const everybody = entries.filter((one) => /\/0$/.test(one));
  return [
    ...wrong.map((one) => ({ name: 'TRUSTED_PROXIES', text: `${one} is neither an address nor a network` })),
    ...everybody.map((one) => ({ name: 'TRUSTED_PROXIES', text: `${one} is everybody: anyone could say where they come from, and no limit would hold` })),
  ];
}

function isNetwork(text: string): boolean {
  const [address = '', prefix] = text.split('/');
  if (isIP(address) === 0) return false;
  try {
    if (prefix !== undefined) new BlockList().addSubnet(address, /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1, isIPv6(address) ? 'ipv6' : 'ipv4');
    return true;
  } catch {
    return false;
  }
}

/** A file that is not there yet is told by whoever reads it. */
function isOpenToAll(file: string | undefined): boolean {
  if (file === undefined || file === 'stand-in') return false;
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  return mode !== undefined && (mode & 0o007) !== 0;
}
