/**
 * Checks a document's code on the device (防伪核验): the signature by Web Crypto, the list of what was taken back by digest. Keys and list are kept in
 * the browser, so that an opened page goes on without a network. Where the browser knows no Ed25519 the form goes to the server as it stands.
 */
import { factsFrom, isUseOver, judgeCode, revocationListText, revocationNameOf, splitCode, type CodeVerdict, type SignedFacts } from '#contracts/signed-codes.ts';
import { all } from '../browser/dom.ts';

type List = { asOf: number; digests: string[]; key: number; signature: string };
type Known = { keys: Map<number, string>; list: List; fresh: boolean };
type Bytes = Uint8Array<ArrayBuffer>;

const KEPT = 'jinbang-codes';
const root = document.querySelector<HTMLElement>('[data-code-check]');
const form = root?.querySelector('form');
const field = form?.querySelector('textarea');

const bytesOf = (base64url: string): Bytes => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (sign: string) => sign.charCodeAt(0));
const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, bytesOf(signature), utf8(text));
}

async function digestOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)));
  return btoa(String.fromCharCode(...digest)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Keys and list from the server, or those kept earlier; undefined when there are neither. */
async function whatIsKnown(): Promise<Known | undefined> {
  try {
    const [keys = '', list = ''] = await Promise.all(['/api/codes/keys', '/api/codes/revoked'].map(async (address) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(address);
      return answer.text();
    }));
    keep(keys, list);
    return knownFrom(keys, list, true);
  } catch {
    const [keys, list] = (localStorage.getItem(KEPT) ?? '').split('\n');
    return keys === undefined || list === undefined ? undefined : knownFrom(keys, list, false);
  }
}

function keep(keys: string, list: string): void {
  try {
    localStorage.setItem(KEPT, `${keys}\n${list}`);
  } catch {
    // a browser that keeps nothing asks each time
  }
}

/** What the two answers say; undefined when something else stands there. */
function knownFrom(keys: string, list: string, fresh: boolean): Known | undefined {
  const [told, revoked]: unknown[] = [keys, list].map((text) => JSON.parse(text) as unknown);
  if (!has(told, 'keys') || !Array.isArray(told.keys) || !isList(revoked)) return undefined;
  const pairs = told.keys.flatMap((k: unknown): [number, string][] => (has(k, 'number') && has(k, 'publicKey') && typeof k.number === 'number' && typeof k.publicKey === 'string' ? [[k.number, k.publicKey]] : []));
  return { keys: new Map(pairs), list: revoked, fresh };
}

function has<K extends string>(value: unknown, name: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && name in value;
}

function isList(value: unknown): value is List {
  return has(value, 'asOf') && has(value, 'digests') && has(value, 'key') && has(value, 'signature') && typeof value.asOf === 'number' && typeof value.key === 'number'
    && typeof value.signature === 'string' && Array.isArray(value.digests) && value.digests.every((digest) => typeof digest === 'string');
}

async function check(text: string, known: Known): Promise<{ verdict: CodeVerdict; facts?: SignedFacts }> {
  const parts = splitCode(text);
  let told: ReturnType<typeof factsFrom>;
  try {
    told = parts && factsFrom(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(parts.claims)));
  } catch {
    told = undefined;
  }
  if (!parts || !told) return { verdict: 'unreadable' };
  const key = known.keys.get(told.key);
  const signatureRight = key !== undefined && (await isSigned(key, parts.signedPart, parts.signature));
  const revoked = signatureRight && known.list.digests.includes(await digestOf(revocationNameOf(told.facts)));
  const verdict = judgeCode({ keyKnown: key !== undefined, signatureRight, revoked, useOver: isUseOver(told.facts, Date.now()) });
  return signatureRight ? { verdict, facts: told.facts } : { verdict };
}

/** A list somebody altered on the way counts as none. */
async function isWhole({ keys, list }: Known): Promise<boolean> {
  const key = keys.get(list.key);
  return key !== undefined && isSigned(key, revocationListText(list.asOf, list.digests), list.signature);
}

function show(within: HTMLElement, selector: string, visible: boolean): void {
  all(selector, within).forEach((part) => { part.hidden = !visible; });
}

function fill(within: HTMLElement, facts: SignedFacts): void {
  const words = JSON.parse(within.dataset.words ?? '{}') as { kinds: Record<string, string>; version: string };
  // as the page itself prints it: what sets two alike apart is not on the paper
  const text: Record<string, string> = { ...facts, number: facts.number.split('/')[0] ?? facts.number, version: words.version.replace('{n}', String(facts.version)), kind: words.kinds[facts.kind] ?? facts.kind };
  for (const place of all('[data-fact]', within)) place.textContent = text[place.dataset.fact ?? ''] || '—';
}

async function tell(within: HTMLElement, text: string): Promise<void> {
  const found = await whatIsKnown();
  const known = found && (await isWhole(found)) ? found : undefined;
  const outcome = known && (await check(text, known));
  show(within, '[data-verdict]', false);
  show(within, '[data-no-keys]', known === undefined);
  show(within, '[data-offline]', known?.fresh === false);
  show(within, '[data-facts]', outcome?.facts !== undefined);
  show(within, '[data-as-of]', known !== undefined);
  if (known) for (const time of all('[data-as-of-time]', within)) time.textContent = new Date(known.list.asOf).toLocaleString(document.documentElement.lang, { timeZone: 'Asia/Shanghai', hour12: false });
  if (outcome) show(within, `[data-verdict="${outcome.verdict}"]`, true);
  if (outcome?.facts) fill(within, outcome.facts);
  within.querySelector<HTMLElement>('[data-outcome]')?.focus();
}

/** True where the browser can check such signatures itself. */
async function canCheck(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
}

async function begin(within: HTMLElement, sent: HTMLFormElement, text: HTMLTextAreaElement): Promise<void> {
  const fromAddress = () => {
    if (location.hash.length > 1) text.value = location.hash.slice(1);
    return location.hash.length > 1;
  };
  const scanned = fromAddress();
  if (!(await canCheck())) return;
  sent.addEventListener('submit', (event) => {
    if (text.value.trim() === '') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void tell(within, text.value);
  }, { capture: true });
  addEventListener('hashchange', () => {
    if (fromAddress()) void tell(within, text.value);
  });
  if (scanned) await tell(within, text.value);
}

if (root && form && field) void begin(root, form, field);
