import { entryFrom, type KitEntry } from './exam-kit-entries.ts';
import { factsFrom, splitCode } from './signed-codes.ts';

/** What stands on the outside of a kit (考场离线包), for everybody to read. */
export type KitAbout = { kitId: string; title: string; province: string; centre: string; address: string; day: string; half: string; halfDay: number; planVersion: number; issuedAt: number; people: number };

/** One examinee of a kit; the photo is a JPEG in base64. */
export type KitPerson = { ticket: string; name: string; document: string; room: number; seat: number; paper: string; needsAccess: boolean; photo: string | null };

/** What is inside, readable with the passphrase only. `resultsKey` seals the results: nobody makes a file of results who has not opened the kit. */
export type KitRoster = { resultsKey: string; rooms: { number: number; name: string; floor: string }[]; people: KitPerson[] };

/** The signed file: PBKDF2-SHA-256 makes the key of the passphrase, AES-256-GCM seals, Ed25519 signs; all bytes in base64url. */
export type SealedKit = { format: 'JBK1'; about: string; iterations: number; salt: string; iv: string; data: string; key: number; signature: string };

/** One device's results (签到结果): `body` is the text that is sealed (HMAC-SHA-256 by the kit's results key) and signed (ECDSA P-256 by the device). */
export type SealedResults = { body: string; seal: string; signature: string };
export type ResultsBody = { kitId: string; device: { id: string; name: string; publicKey: string }; exportedAt: number; entries: KitEntry[] };
/** What a device saves: its own results and, as they came, those it took over from others. */
export type ResultsFile = { format: 'JBR1'; bundles: SealedResults[] };

/** So many rounds PBKDF2 takes; what a phone does in a second. */
export const KIT_ITERATIONS = 600_000;

/** The text a kit's signature covers; `digest` is the SHA-256 of the sealed bytes in base64url. */
export function signedTextOfKit({ format, about, iterations, salt, iv, key }: Omit<SealedKit, 'data' | 'signature'>, digest: string): string {
  return [format, about, String(iterations), salt, iv, digest, String(key)].join('\n');
}

/** A passphrase as it is typed: capitals, no spaces or hyphens, and what looks alike taken for what we print. */
export function plainPassphrase(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** The ticket number in what a scanner types: the number itself, or the code of a ticket (防伪码), its claims decoded by `decode` (base64url, UTF-8). */
export function ticketIn(scanned: string, decode: (claims: string) => string): string | undefined {
  const text = scanned.trim();
  if (/^\d{6,20}$/.test(text)) return text;
  const code = splitCode(text);
  const told = code && factsFrom(decode(code.claims));
  return told?.facts.kind === 'ticket' ? told.facts.number.split('/')[0] : undefined;
}

/** A kit read from a file; undefined for whatever is none. It says nothing of the signature yet. */
export function kitFrom(told: unknown): SealedKit | undefined {
  if (!isRecord(told)) return undefined;
  const { format, about, iterations, salt, iv, data, key, signature } = told;
  if (format !== 'JBK1' || typeof iterations !== 'number' || typeof key !== 'number') return undefined;
  if (typeof about !== 'string' || typeof salt !== 'string' || typeof iv !== 'string' || typeof data !== 'string' || typeof signature !== 'string') return undefined;
  return { format, about, iterations, salt, iv, data, key, signature };
}

/** The bundles of a file of results; undefined for whatever is none. */
export function resultsFrom(told: unknown): ResultsFile | undefined {
  if (!isRecord(told) || told['format'] !== 'JBR1' || !Array.isArray(told['bundles'])) return undefined;
  const bundles = told['bundles'].map((b: unknown) => (isRecord(b) && typeof b['body'] === 'string' && typeof b['seal'] === 'string' && typeof b['signature'] === 'string' ? { body: b['body'], seal: b['seal'], signature: b['signature'] } : undefined));
  return bundles.length > 0 && bundles.length <= 50 && bundles.every((b) => b !== undefined) ? { format: 'JBR1', bundles } : undefined;
}

/** What a device's results say; undefined when they are not of our making, or hold entries of another device. */
export function resultsBodyFrom(text: string): ResultsBody | undefined {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(told) || !isRecord(told['device']) || !Array.isArray(told['entries'])) return undefined;
  const { kitId, exportedAt } = told;
  const { id, name, publicKey } = told['device'];
  const entries = told['entries'].map(entryFrom);
  if (typeof kitId !== 'string' || typeof exportedAt !== 'number' || typeof id !== 'string' || typeof name !== 'string' || typeof publicKey !== 'string' || id.length > 60 || name.length > 60) return undefined;
  return entries.every((e) => e !== undefined && e.id.startsWith(`${id}/`)) ? { kitId, exportedAt, device: { id, name, publicKey }, entries: entries.filter((e) => e !== undefined) } : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
