import { record, type RecorderMood } from '../sms/recorder-sms.ts';
import type { Mail } from './mail.ts';

/** The stand-in of the mail relay: takes every mail and sends none. */
export function recorderMail(mood: RecorderMood = { failing: false, delayMs: 0 }): Mail {
  return { standIn: true, send: (message) => record(mood, message.id) };
}
