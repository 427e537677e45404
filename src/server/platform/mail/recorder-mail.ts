import { isSigned } from '../crypto/signed-fields.ts';
import { nobodyBehind, record, type BehindRecorder, type RecorderMood } from '../sms/recorder-sms.ts';
import type { Mail } from './mail.ts';

/** The stand-in of the mail relay: takes every mail and sends none. */
export function recorderMail(mood: RecorderMood = { failing: false, delayMs: 0 }, behind: BehindRecorder = nobodyBehind()): Mail {
  return { standIn: true, send: (message) => record(mood, behind, 'mail', message), believes: (receipt) => isSigned(behind.key, receipt) };
}
