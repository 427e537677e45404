import { resolve } from 'node:path';
import { z } from 'zod';
import { RegistryName } from '#contracts/registry-gateway.ts';
import { mapAllowances, type Allowances } from '../registry-line/allowance.ts';
import { readCarriers, STAND_IN_CHANNEL, type ChannelSettings } from '../carriers/carrier-settings.ts';
import { projectPath } from '../project-path.ts';
import { readSite, UNNAMED_SITE, type Site } from '../site/read-site.ts';
import { databaseEnvironment, databaseFaults, databaseSettings, type DatabaseSettings } from './database-settings.ts';
import { operatorEnvironment, operatorFaults, operatorSettings, type OperatorSettings } from './operator-settings.ts';
import { startFault } from './start-fault.ts';
import { parseSecretKeys, type SecretKeys } from './secret-keys.ts';
import { unsafeSettings } from './unsafe-settings.ts';
import { wholeNumber } from './whole-number.ts';

const STAND_IN = 'stand-in';

/** A service of the outside world: our own stand-in program, or the address of the real one. */
const service = z.union([z.literal(STAND_IN), z.url({ protocol: /^https?$/, error: `must be "${STAND_IN}" or an http(s) address` })]).default(STAND_IN);
/** The same, or no such service at all. */
const serviceOrNone = z.union([z.literal('none'), z.literal(STAND_IN), z.url({ protocol: /^https?$/, error: `must be "${STAND_IN}", "none" or an http(s) address` })]).default(STAND_IN);
/** The issuer of an OpenID provider, our stand-in for one, or none. */
const provider = z.union([z.literal('none'), z.literal(STAND_IN), z.url({ protocol: /^https?$/ })], { error: `must be "${STAND_IN}", "none" or the http(s) address of an OpenID issuer` }).optional();
const words = z.string().default('').transform((text) => text.split(/\s+/).filter(Boolean));
const serviceKey = z.string().min(16, 'must have at least 16 characters').optional();

/** Requests a second by registry, as `identity=50,title=2.5`; what is not named has the default. */
const registryRates = z.string().default('').transform((text, ctx) => {
  const rates: Partial<Record<RegistryName, number>> = {};
  for (const part of text.split(',').map((one) => one.trim()).filter(Boolean)) {
    const [name, rate] = part.split('=');
    const known = RegistryName.safeParse(name);
    if (known.success && Number(rate) > 0 && Number(rate) <= 10_000) rates[known.data] = Number(rate);
    else ctx.addIssue(`${part}: must be a registry (${RegistryName.options.join(', ')}) and requests a second, like identity=50`);
  }
  return rates;
});

/** Every setting there is, by its name in the environment. What each means stands in `.env.example`. */
const Environment = z.object({
  MODE: z.enum(['demo', 'test', 'production'], { error: 'must be demo, test or production (it has no default, so that nothing runs as a demo by accident)' }),
  ROLE: z.enum(['all', 'web', 'worker'], { error: 'must be all, web or worker' }).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  TRUSTED_PROXIES: z.string().default('').transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean)),
  SITE: z.string().optional(),
  DATA_DIR: z.string().default('var').transform((folder) => resolve(folder)),
  ...databaseEnvironment,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'must be fatal, error, warn, info, debug, trace or silent' }).default('info'),
  SECRET_KEYS: z.string().optional(),
  SEALING_KEY: wholeNumber(1, 255).optional(),
  CRYPTO_SUITE: z.enum(['aes', 'sm'], { error: 'must be aes (AES-256-GCM) or sm (SM4 with HMAC-SM3)' }).default('aes'),
  CAPTCHA: z.enum(['altcha', 'picture', STAND_IN], { error: `must be altcha, picture or ${STAND_IN}` }).default('altcha'),
  RUSH_MODE: z.enum(['off', 'automatic', 'on'], { error: 'must be off, automatic or on' }).optional(),
  PUBLIC_LOOK_UPS: z.enum(['open', 'closed'], { error: 'must be open or closed' }).default('open'),
  OFFLINE_PAGE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  SMS_CARRIERS: z.string().default(STAND_IN),
  MAIL_CARRIERS: z.string().default(STAND_IN),
  IDENTITY_REGISTRY: service,
  IDENTITY_REGISTRY_KEY: serviceKey,
  EDUCATION_REGISTRY: service,
  EDUCATION_REGISTRY_KEY: serviceKey,
  TITLE_REGISTRY: serviceOrNone,
  TITLE_REGISTRY_KEY: serviceKey,
  CREDIT_PLATFORM: serviceOrNone,
  CREDIT_PLATFORM_KEY: serviceKey,
  REGISTRY_RATES: registryRates,
  REGISTRY_BATCH: wholeNumber(1, 100).default(100),
  REVERIFY_ALONE: wholeNumber(0, 1_000_000).optional(),
  PAYMENT_CHANNELS: z.string().default(STAND_IN),
  FISCAL_RECEIPTS: z.union([z.enum(['off', STAND_IN]), z.url({ protocol: /^https?$/ })], { error: `must be off, ${STAND_IN} or an http(s) address` }).optional(),
  FISCAL_RECEIPTS_KEY: serviceKey,
  FISCAL_UNITS: z.string().optional(),
  STAFF_SSO: provider,
  STAFF_SSO_CLIENT: z.string().min(1).optional(),
  STAFF_SSO_SECRET: serviceKey,
  STAFF_SSO_NAME: z.string().max(40).default('统一身份认证'),
  STAFF_SSO_ONLY: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  STAFF_SSO_ACR: words,
  GOV_IDENTITY: provider,
  GOV_IDENTITY_CLIENT: z.string().min(1).optional(),
  GOV_IDENTITY_SECRET: serviceKey,
  GOV_IDENTITY_NAME: z.string().max(40).default('国家政务服务平台'),
  GOV_IDENTITY_ACR: words,
  WEBHOOK_NETWORKS: z.enum(['public', 'any'], { error: 'must be public or any' }).optional(),
  REVIEW_UNDO_SECONDS: wholeNumber(0, 3600).optional(),
  REVIEW_DUE_DAYS: wholeNumber(1, 60).default(3),
  MASS_NOTICE_ALONE: wholeNumber(0, 1_000_000).default(100),
  STAFF_SECOND_FACTOR: z.enum(['required', 'offered'], { error: 'must be required or offered' }).optional(),
  STAFF_PASSWORD_DAYS: wholeNumber(0, 3_650).optional(),
  STAFF_FIRST_PASSWORD_HOURS: wholeNumber(1, 720).default(72),
  STAFF_IDLE_MINUTES: wholeNumber(5, 480).default(30),
  STAFF_SESSION_HOURS: wholeNumber(1, 24).default(12),
  DEMO_PEOPLE: z.enum(['all', 'staff'], { error: 'must be all or staff' }).default('all'),
  ...operatorEnvironment,
  MALWARE_SCANNER: z.union([z.literal(STAND_IN), z.literal('off'), z.url({ protocol: /^clamd$/ })], { error: `must be ${STAND_IN}, off, or the address of a ClamAV daemon like clamd://127.0.0.1:3310` }).default(STAND_IN),
});

/** The names of all settings; `.env.example` and the README are checked against them. */
export const settingNames: readonly string[] = Object.keys(Environment.shape);

const CHANNELS = { SMS_CARRIERS: 'sms', MAIL_CARRIERS: 'mail' } as const;

const SERVICES = ['IDENTITY_REGISTRY', 'EDUCATION_REGISTRY', 'TITLE_REGISTRY', 'CREDIT_PLATFORM'] as const;

type Environment = z.infer<typeof Environment>;
type Fault = { name: string; text: string };

/** A real service or our stand-in for it. */
export type Service = { kind: 'stand-in' } | { kind: 'real'; url: string; key: string };

/** The same where there may be none. */
export type OptionalService = Service | { kind: 'none' };

/** An OpenID provider of another house: who we are there, what it is called here, and the levels (acr) that are trusted. */
export type IdentityProvider = { issuer: string; clientId: string; clientSecret: string; name: string; acr: readonly string[]; /** Our own, on our own address. */ standIn: boolean };

/** What the program was told, read once in main.ts; nothing else looks at the environment. */
export type Settings = Readonly<OperatorSettings & DatabaseSettings & {
  mode: 'demo' | 'test' | 'production';
  role: 'all' | 'web' | 'worker';
  host: string;
  port: number;
  /** The address people use, without a trailing slash; links in messages and payment returns start with it. */
  publicUrl: string;
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** Who runs the installation, and what it looks like. */
  site: Site;
  dataDir: string;
  logLevel: Environment['LOG_LEVEL'];
  secretKeys: SecretKeys;
  /** The number of the master key that seals; absent: the newest. While a new one is given to all processes, the old one goes on sealing. */
  sealingKey: number | undefined;
  cryptoSuite: 'aes' | 'sm';
  captcha: 'altcha' | 'picture' | 'stand-in';
  /** Whether people wait in a queue on crowded days (高峰模式), until an operator sets it in the console. */
  rushMode: 'off' | 'automatic' | 'on';
  /** Whether tickets and scores are looked up without a sign-in (D-17); closed, people sign in to see theirs. */
  publicLookUps: 'open' | 'closed';
  /** Whether browsers keep the page that is shown without a network; off, they are told to forget it (ADR 0052). */
  offlinePage: boolean;
  /** The carriers of text messages and of mail, in the order they are asked. */
  sms: ChannelSettings;
  mail: ChannelSettings;
  identityRegistry: Service;
  educationRegistry: Service;
  titleRegistry: OptionalService;
  creditPlatform: OptionalService;
  /** What each registry's provider allows the whole installation. */
  registryAllowances: Allowances;
  /** How many results one member of staff may have verified anew alone; above it a second person approves. */
  reverifyAlone: number;
  /** Who numbers 财政电子票据, and the file of the collecting units (执收单位) by province. */
  fiscalReceipts: { kind: 'off' | 'stand-in' } | { kind: 'real'; url: string; key: string; units: string };
  /** Our stand-in bank, or the file that describes the receiving accounts (收款账户). */
  paymentChannels: { kind: 'stand-in' } | { kind: 'file'; path: string };
  /** What is asked of staff sign-ins (等保 2.0). */
  staffSignIn: { secondFactor: 'required' | 'offered'; passwordDays: number; firstPasswordHours: number; idleMinutes: number; sessionHours: number };
  /** The identity provider of the staff's house (统一身份认证), and of candidates (政务服务平台); absent: not in use. */
  staffSso: (IdentityProvider & { only: boolean }) | undefined;
  govIdentity: IdentityProvider | undefined;
  /** Where messages to systems of others may go: to public addresses by https, or (never in production) anywhere. */
  webhookNetworks: 'public' | 'any';
  /** The ClamAV daemon every upload passes, our stand-in for it, or none because the operator said so. */
  malwareScanner: { kind: 'stand-in' } | { kind: 'off' } | { kind: 'clamd'; host: string; port: number };
  /** To how many people one member of staff may write alone; above it a second person approves a mass notice. */
  massNoticeAlone: number;
  /** How long a review decision can be taken back before it takes effect and the candidate hears of it; and within how many days one is due. */
  review: { undoSeconds: number; dueDays: number };
  /** Whom a demonstration brings in: everybody, or the staff only, for a rehearsal in which people register themselves. */
  demoPeople: 'all' | 'staff';
}>;

/** Reads every setting; a bad one stops the start, and all faults are named at once. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => settingNames.includes(name) && value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  const keys = parseSecretKeys(given['SECRET_KEYS']);
  const carriers = { sms: carriersFrom(given, 'SMS_CARRIERS'), mail: carriersFrom(given, 'MAIL_CARRIERS') };
  const site = siteFrom(given);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => ({ name: issue.path.join('.'), text: issue.message })),
    ...(parsed.success && parsed.data.SEALING_KEY !== undefined && keys.keys.size > 0 && !keys.keys.has(parsed.data.SEALING_KEY) ? [{ name: 'SEALING_KEY', text: 'is none of the numbers in SECRET_KEYS' }] : []),
    ...keys.faults.map((text) => ({ name: 'SECRET_KEYS', text })),
    ...carriers.sms.faults.map((text) => ({ name: 'SMS_CARRIERS', text })),
    ...carriers.mail.faults.map((text) => ({ name: 'MAIL_CARRIERS', text })),
    ...site.faults.map((text) => ({ name: 'SITE', text })),
    ...(parsed.success ? faultsTogether(parsed.data) : []),
    ...(given['MODE'] === 'production' ? unsafeSettings({ ...env, ...given }, keys.keys) : []),
  ];
  if (!parsed.success || faults.length > 0) throw startFault(['these settings must be put right:', ...faults.map(({ name, text }) => `  ${name}: ${text}`)].join('\n'));
  return Object.freeze(settingsFrom(parsed.data, keys.keys, carriers, site.site));
}

/** Faults of settings that are right one by one but not together. */
function faultsTogether(env: Environment): Fault[] {
  const faults: Fault[] = SERVICES.filter((name) => env[name] !== STAND_IN && env[name] !== 'none' && env[`${name}_KEY`] === undefined).map((name) => ({
    name: `${name}_KEY`,
    text: `is needed because ${name} names a real service`,
  }));
  if (env.FISCAL_RECEIPTS?.startsWith('http')) {
    for (const name of ['FISCAL_RECEIPTS_KEY', 'FISCAL_UNITS'] as const) if (env[name] === undefined) faults.push({ name, text: 'is needed because FISCAL_RECEIPTS names a real platform' });
  }
  for (const name of ['STAFF_SSO', 'GOV_IDENTITY'] as const) {
    if (env[name] === STAND_IN && env.MODE === 'production') faults.push({ name, text: 'production refuses the stand-in; give the address of the real provider' });
    if (!isReal(env[name])) continue;
    for (const part of ['CLIENT', 'SECRET'] as const) if (env[`${name}_${part}`] === undefined) faults.push({ name: `${name}_${part}`, text: `is needed because ${name} names an identity provider` });
    if (env.MODE === 'production' && env[name].startsWith('http://')) faults.push({ name, text: 'production speaks to identity providers by https only' });
  }
  if (isReal(env.GOV_IDENTITY) && env.GOV_IDENTITY_ACR.length === 0) faults.push({ name: 'GOV_IDENTITY_ACR', text: 'is needed because GOV_IDENTITY names an identity provider: the levels at which names and numbers are verified' });
  if (env.STAFF_SSO_ONLY === 'yes' && !isReal(env.STAFF_SSO)) faults.push({ name: 'STAFF_SSO_ONLY', text: 'is of use only together with STAFF_SSO' });
  faults.push(...databaseFaults(env), ...operatorFaults(env));
  if (env.MODE !== 'production') return faults;
  return [
    ...faults,
    ...SERVICES.filter((name) => env[name] === STAND_IN).map((name) => ({ name, text: 'production refuses the stand-in; give the address of the real service' })),
    ...SERVICES.filter((name) => env[name].startsWith('http://')).map((name) => ({ name, text: 'production speaks to services by https only' })),
    ...(['SMS_CARRIERS', 'MAIL_CARRIERS'] as const).filter((name) => env[name] === STAND_IN).map((name) => ({ name, text: 'production refuses the stand-in; give the file of the carriers' })),
    ...(env.STAFF_SECOND_FACTOR === 'offered' ? [{ name: 'STAFF_SECOND_FACTOR', text: 'production requires the second factor of every member of staff' }] : []),
    ...(env.WEBHOOK_NETWORKS === 'any' ? [{ name: 'WEBHOOK_NETWORKS', text: 'production sends messages to public addresses only' }] : []),
    ...(env.MALWARE_SCANNER === STAND_IN ? [{ name: 'MALWARE_SCANNER', text: 'production refuses the stand-in; give the address of a ClamAV daemon, or say off to take uploads unscanned' }] : []),
    ...(env.PAYMENT_CHANNELS === STAND_IN ? [{ name: 'PAYMENT_CHANNELS', text: 'production refuses the stand-in; name the file of the receiving accounts' }] : []),
    ...(env.FISCAL_RECEIPTS === STAND_IN ? [{ name: 'FISCAL_RECEIPTS', text: 'production refuses the stand-in; give the address of the fiscal platform, or off' }] : []),
    ...(env.FISCAL_RECEIPTS?.startsWith('http://') ? [{ name: 'FISCAL_RECEIPTS', text: 'production speaks to services by https only' }] : []),
    ...(env.CAPTCHA === STAND_IN ? [{ name: 'CAPTCHA', text: 'production refuses the stand-in; choose altcha or picture' }] : []),
    ...(env.SECRET_KEYS === undefined ? [{ name: 'SECRET_KEYS', text: 'production needs it, and keeps it outside the data folder; make one with: echo "1:$(openssl rand -base64 32)"' }] : []),
    ...(env.PUBLIC_URL?.startsWith('https://') ? [] : [{ name: 'PUBLIC_URL', text: 'production needs the https address people use' }]),
  ];
}

type Carriers = Record<'sms' | 'mail', { channel: ChannelSettings }>;

function carriersFrom(given: Record<string, string | undefined>, name: keyof typeof CHANNELS): { channel: ChannelSettings; faults: string[] } {
  const file = given[name] ?? STAND_IN;
  return file === STAND_IN ? { channel: STAND_IN_CHANNEL, faults: [] } : readCarriers(CHANNELS[name], resolve(file), given['MODE'] === 'production');
}

/** A demonstration has words of its own, all invented; any other installation has those it was given, or none. */
function siteFrom(given: Record<string, string | undefined>): { site: Site; faults: string[] } {
  const file = given['SITE'];
  if (file !== undefined) return readSite(resolve(file));
  return given['MODE'] === 'demo' ? readSite(projectPath('seeds/demo/site/site.json')) : { site: UNNAMED_SITE, faults: [] };
}

function settingsFrom(env: Environment, secretKeys: SecretKeys, carriers: Carriers, site: Site): Settings {
  const publicUrl = (env.PUBLIC_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${String(env.PORT)}`).replace(/\/+$/, '');
  const staffSso = providerFrom(env, 'STAFF_SSO', publicUrl);
  return {
    mode: env.MODE,
    role: env.ROLE,
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    trustedProxies: env.TRUSTED_PROXIES,
    site,
    dataDir: env.DATA_DIR,
    ...databaseSettings(env),
    logLevel: env.LOG_LEVEL,
    secretKeys,
    sealingKey: env.SEALING_KEY,
    cryptoSuite: env.CRYPTO_SUITE,
    captcha: env.CAPTCHA,
    rushMode: env.RUSH_MODE ?? (env.MODE === 'production' ? 'automatic' : 'off'),
    publicLookUps: env.PUBLIC_LOOK_UPS,
    offlinePage: env.OFFLINE_PAGE === 'on',
    sms: carriers.sms.channel,
    mail: carriers.mail.channel,
    identityRegistry: serviceFrom(env.IDENTITY_REGISTRY, env.IDENTITY_REGISTRY_KEY),
    educationRegistry: serviceFrom(env.EDUCATION_REGISTRY, env.EDUCATION_REGISTRY_KEY),
    titleRegistry: optionalFrom(env.TITLE_REGISTRY, env.TITLE_REGISTRY_KEY),
    creditPlatform: optionalFrom(env.CREDIT_PLATFORM, env.CREDIT_PLATFORM_KEY),
    registryAllowances: allowancesFrom(env),
    reverifyAlone: env.REVERIFY_ALONE ?? (env.MODE === 'demo' ? 10 : 1_000),
    fiscalReceipts: fiscalFrom(env),
    paymentChannels: env.PAYMENT_CHANNELS === STAND_IN ? { kind: 'stand-in' } : { kind: 'file', path: resolve(env.PAYMENT_CHANNELS) },
    staffSignIn: {
      secondFactor: env.STAFF_SECOND_FACTOR ?? (env.MODE === 'production' ? 'required' : 'offered'), passwordDays: env.STAFF_PASSWORD_DAYS ?? (env.MODE === 'production' ? 90 : 0),
      firstPasswordHours: env.STAFF_FIRST_PASSWORD_HOURS, idleMinutes: env.STAFF_IDLE_MINUTES, sessionHours: env.STAFF_SESSION_HOURS,
    },
    ...operatorSettings(env),
    staffSso: staffSso && { ...staffSso, only: env.STAFF_SSO_ONLY === 'yes' },
    govIdentity: providerFrom(env, 'GOV_IDENTITY', publicUrl),
    webhookNetworks: env.WEBHOOK_NETWORKS ?? (env.MODE === 'production' ? 'public' : 'any'),
    malwareScanner: scannerFrom(env.MALWARE_SCANNER),
    massNoticeAlone: env.MASS_NOTICE_ALONE,
    review: { undoSeconds: env.REVIEW_UNDO_SECONDS ?? (env.MODE === 'test' ? 0 : 60), dueDays: env.REVIEW_DUE_DAYS },
    demoPeople: env.DEMO_PEOPLE,
  };
}

const isReal = (address: string | undefined): address is string => address !== undefined && address !== 'none' && address !== STAND_IN;

/** The level at which our stand-in verified a name and number. */
const STAND_IN_LEVEL = 'L3';

/** A demonstration has both houses unless it is told otherwise; nothing else has one that was not named. */
function providerFrom(env: Environment, of: 'STAFF_SSO' | 'GOV_IDENTITY', publicUrl: string): IdentityProvider | undefined {
  const address = env[of] ?? (env.MODE === 'demo' ? STAND_IN : 'none');
  if (address === 'none') return undefined;
  const name = env[`${of}_NAME`];
  if (address === STAND_IN) return { issuer: `${publicUrl}/standins/${of === 'STAFF_SSO' ? 'staff-sso' : 'government'}`, clientId: 'jinbang', clientSecret: 'of-the-stand-in-only', name, acr: of === 'STAFF_SSO' ? env.STAFF_SSO_ACR : [STAND_IN_LEVEL], standIn: true };
  return { issuer: address, clientId: env[`${of}_CLIENT`] ?? '', clientSecret: env[`${of}_SECRET`] ?? '', name, acr: env[`${of}_ACR`], standIn: false };
}

function scannerFrom(address: string): Settings['malwareScanner'] {
  if (address === STAND_IN || address === 'off') return { kind: address };
  const { hostname, port } = new URL(address);
  return { kind: 'clamd', host: hostname, port: port === '' ? 3310 : Number(port) };
}

function optionalFrom(address: string, key: string | undefined): OptionalService {
  return address === 'none' ? { kind: 'none' } : serviceFrom(address, key);
}

/** Stand-ins allow anything: neither a test nor a demonstration waits for its turn. */
function allowancesFrom({ MODE, REGISTRY_RATES, REGISTRY_BATCH }: Environment): Allowances {
  const usual = MODE === 'production' ? 20 : 10_000;
  return mapAllowances((name) => ({ perSecond: REGISTRY_RATES[name] ?? usual, batch: REGISTRY_BATCH }));
}

/** Where nothing is said, a demonstration shows receipts and everybody else issues none. */
function fiscalFrom({ MODE, FISCAL_RECEIPTS: chosen = MODE === 'demo' ? STAND_IN : 'off', FISCAL_RECEIPTS_KEY: key = '', FISCAL_UNITS: units = '' }: Environment): Settings['fiscalReceipts'] {
  return chosen === 'off' || chosen === STAND_IN ? { kind: chosen } : { kind: 'real', url: chosen, key, units: resolve(units) };
}

function serviceFrom(address: string, key: string | undefined): Service {
  return address === STAND_IN || key === undefined ? { kind: 'stand-in' } : { kind: 'real', url: address, key };
}
