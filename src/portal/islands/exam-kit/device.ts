import type { KitEntry } from '#contracts/exam-kit-entries.ts';
import { resultsBodyFrom, type KitRoster, type ResultsBody, type SealedResults } from '#contracts/exam-kit-file.ts';
import { base64url, bytesOf, utf8, textOf } from './bytes.ts';
import { keep, kept } from './storage.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGN = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** This device as one kit knows it: its signing key never leaves the browser. */
export type Device = { id: string; name: string; room: number; keys: CryptoKeyPair; publicKey: string };
/** What this device keeps of a kit: its own entries, and what other devices signed, as it came. */
export type Desk = { own: KitEntry[]; others: SealedResults[] };

/** The device of earlier, or a new one with a key of its own; a copy in memory where the browser keeps nothing. */
export async function deviceFor(kitId: string): Promise<Device | undefined> {
  return kept<Device>(`${kitId}/device`);
}

/** Makes this browser a device of a kit. */
export async function newDevice(kitId: string, name: string, room: number): Promise<Device> {
  const keys = await crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  const device = { id: base64url(crypto.getRandomValues(new Uint8Array(9))), name, room, keys, publicKey };
  await keep(`${kitId}/device`, device);
  return device;
}

/** Keeps which room a device works on. */
export async function keepDevice(kitId: string, device: Device): Promise<void> {
  await keep(`${kitId}/device`, device);
}

/** What was noted before on this device; it lies sealed with the kit's own key. */
export async function deskFor(kitId: string, key: CryptoKey): Promise<Desk> {
  const sealed = await kept<{ iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }>(`${kitId}/desk`);
  if (!sealed) return { own: [], others: [] };
  return JSON.parse(textOf(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data))) as Desk;
}

/** Keeps what was noted, sealed; false where the browser keeps nothing. */
export async function keepDesk(kitId: string, key: CryptoKey, desk: Desk): Promise<boolean> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return keep(`${kitId}/desk`, { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(JSON.stringify(desk))) });
}

const hmacKey = (roster: KitRoster) => crypto.subtle.importKey('raw', bytesOf(roster.resultsKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);

/** This device's results, sealed with the kit's results key and signed with the device's own. */
export async function sealResults(kitId: string, roster: KitRoster, device: Device, own: KitEntry[], now: number): Promise<SealedResults> {
  const told: ResultsBody = { kitId, device: { id: device.id, name: device.name, publicKey: device.publicKey }, exportedAt: now, entries: own };
  const body = JSON.stringify(told);
  const [seal, signature] = await Promise.all([crypto.subtle.sign('HMAC', await hmacKey(roster), utf8(body)), crypto.subtle.sign(SIGN, device.keys.privateKey, utf8(body))]);
  return { body, seal: base64url(new Uint8Array(seal)), signature: base64url(new Uint8Array(signature)) };
}

/** What another device signed; undefined when it is of another kit, or was changed on the way. */
export async function openResults(kitId: string, roster: KitRoster, { body, seal, signature }: SealedResults): Promise<ResultsBody | undefined> {
  const told = resultsBodyFrom(body);
  if (told?.kitId !== kitId) return undefined;
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytesOf(told.device.publicKey), P256, false, ['verify']);
    const right = (await crypto.subtle.verify('HMAC', await hmacKey(roster), bytesOf(seal), utf8(body))) && (await crypto.subtle.verify(SIGN, publicKey, bytesOf(signature), utf8(body)));
    return right ? told : undefined;
  } catch {
    return undefined;
  }
}
