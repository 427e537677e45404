import { randomUUID } from 'node:crypto';
import { isSigned } from '../crypto/signed-fields.ts';
import type { Sms } from './sms.ts';

/** How the stand-in behaves: as it should, refusing everything, or slow. */
export type RecorderMood = { failing: boolean; delayMs: number };

/** What goes on behind a stand-in carrier: the key its receipts are signed with, and who is told what it took. */
export type BehindRecorder = { key: string; taken: (message: { channel: 'sms' | 'mail'; id: string; to: string; reference: string }) => void };

/** A carrier nobody stands behind: no receipt of it is ever believed. */
export const nobodyBehind = (): BehindRecorder => ({ key: randomUUID(), taken: () => undefined });

/** The stand-in of the SMS carrier: takes every message and sends none; what it took is read in the outbox (演示助手). */
export function recorderSms(mood: RecorderMood = { failing: false, delayMs: 0 }, behind: BehindRecorder = nobodyBehind()): Sms {
  return { standIn: true, send: (message) => record(mood, behind, 'sms', message), believes: (receipt) => isSigned(behind.key, receipt) };
}

/** Takes a message as the mood says. */
export async function record(mood: RecorderMood, behind: BehindRecorder, channel: 'sms' | 'mail', { id, to }: { id: string; to: string }): Promise<{ reference: string }> {
  if (mood.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, mood.delayMs));
  if (mood.failing) throw new Error('the stand-in refuses messages');
  const reference = `recorded-${id}`;
  behind.taken({ channel, id, to, reference });
  return { reference };
}
