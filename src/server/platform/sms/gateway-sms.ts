import { isSigned } from '../crypto/signed-fields.ts';
import { postSigned, type Gateway } from './signed-gateway.ts';
import type { Sms } from './sms.ts';

/** Sends through the operator's SMS gateway. */
export function gatewaySms(gateway: Gateway): Sms {
  return { standIn: false, send: (message) => postSigned(gateway, { ...message }), believes: (receipt) => isSigned(gateway.key, receipt) };
}
