import { createHmac } from 'node:crypto';
import { isSameText } from '../crypto/same-text.ts';

/** The mailbox a mail comes back to when it cannot be delivered: it names the message and proves that we wrote it (VERP). */
export function bounceAddress(bounces: string, key: string, messageId: string): string {
  const at = bounces.lastIndexOf('@');
  const id = messageId.replaceAll('-', '');
  return `${bounces.slice(0, at)}+${id}.${proofOf(key, id)}${bounces.slice(at)}`;
}

/** Which message an address of ours names; nothing when it is none, or its proof is wrong. */
export function messageOfBounce(key: string, address: string): string | undefined {
  const [, id, proof] = /\+([0-9a-f]{32})\.([0-9a-f]{20})@/i.exec(address) ?? [];
  if (id === undefined || proof === undefined) return undefined;
  return isSameText(proof.toLowerCase(), proofOf(key, id.toLowerCase())) ? id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined;
}

const proofOf = (key: string, id: string): string => createHmac('sha256', key).update(`bounce ${id}`).digest('hex').slice(0, 20);
