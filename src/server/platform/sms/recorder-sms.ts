import type { Sms } from './sms.ts';

/** How the stand-in behaves: as it should, refusing everything, or slow. */
export type RecorderMood = { failing: boolean; delayMs: number };

/** The stand-in of the SMS carrier: takes every message and sends none; what it took is read in the outbox (演示助手). */
export function recorderSms(mood: RecorderMood = { failing: false, delayMs: 0 }): Sms {
  return { standIn: true, send: (message) => record(mood, message.id) };
}

/** Takes a message as the mood says. */
export async function record(mood: RecorderMood, id: string): Promise<{ reference: string }> {
  if (mood.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, mood.delayMs));
  if (mood.failing) throw new Error('the stand-in refuses messages');
  return { reference: `recorded-${id}` };
}
