import { randomUUID } from 'node:crypto';
import { isSigned } from '../crypto/signed-fields.ts';
import { no, type Carrier } from './carrier.ts';

/** How a stand-in behaves: as it should, refusing everything, or slow. */
export type RecorderMood = { failing: boolean; delayMs: number };

/** What goes on behind a stand-in carrier: the key its receipts are signed with, and who is told what it took. */
export type BehindRecorder = { key: string; taken: (message: { channel: 'sms' | 'mail'; id: string; to: string; reference: string }) => void };

/** A carrier nobody stands behind: no receipt of it is ever believed. */
export const nobodyBehind = (): BehindRecorder => ({ key: randomUUID(), taken: () => undefined });

type Recorder = { name: string; channel: 'sms' | 'mail'; moods?: readonly RecorderMood[]; behind?: BehindRecorder };

/** A stand-in carrier: takes every message and sends none; what it took is read in the outbox (演示助手). It fails when any of its moods does. */
export function recorder({ name, channel, moods = [], behind = nobodyBehind() }: Recorder): Carrier {
  return {
    name, kind: 'stand-in', channel, standIn: true,
    takes: () => true,
    async send({ id, to }) {
      const delayMs = Math.max(0, ...moods.map((mood) => mood.delayMs));
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
      if (moods.some((mood) => mood.failing)) return no('again', 'carrier_down', true);
      const reference = `recorded-${id}`;
      behind.taken({ channel, id, to, reference });
      return { taken: true, reference };
    },
    readReport: () => undefined,
    believes: (receipt) => isSigned(behind.key, receipt),
  };
}
