import { isSigned } from '../crypto/signed-fields.ts';
import { postSigned, type Gateway } from '../sms/signed-gateway.ts';
import type { Mail } from './mail.ts';

/** Sends through the operator's mail gateway. */
export function gatewayMail(gateway: Gateway): Mail {
  return { standIn: false, send: (message) => postSigned(gateway, { ...message }), believes: (receipt) => isSigned(gateway.key, receipt) };
}
