import type { OrderNumber } from '#contracts/payments.ts';
import type { ChannelKind } from './channels/channel.ts';
import type { Settings } from '#server/platform/config/settings.ts';

/** Where a channel sends its notices of a receiving account, of payments and refunds alike. */
export function noticeUrlOf(settings: Pick<Settings, 'publicUrl'>, account: string): string {
  return `${settings.publicUrl}/api/payments/notices/${account}`;
}

/** Where the payer's browser comes back to from a channel, by GET or from 银联 with a form; no proof of anything. */
export function returnUrlOf(settings: Pick<Settings, 'publicUrl'>, orderNumber: OrderNumber, kind: ChannelKind): string {
  return kind === 'unionpay' ? `${settings.publicUrl}/api/payments/returns/${orderNumber}` : `${settings.publicUrl}/my/orders/${orderNumber}/return`;
}
