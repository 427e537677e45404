import type { MessageCarrier, MessageCarriersView } from '#contracts/messages.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { countTries, countWaiting, EVENTS, reportSecret, serviceOf, TEMPLATES, type TryCounts } from '#server/modules/notices/index.ts';
import type { Carrier } from '#server/platform/carriers/carrier.ts';
import type { MessageCarriers } from '#server/platform/carriers/message-carriers.ts';
import type { Settings } from '#server/platform/config/settings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { MASS_NOTICE } from '../notices/send-notice.ts';
import { eventName } from './person-messages.ts';
import { failureText } from './failure-words.ts';
import { readBreakers, type BreakerSeen } from './breakers.store.ts';

type Reading = { tx: Tx; kit: Kit; now: Instant; lang: Lang; carriers: MessageCarriers; seesSecrets: boolean };

const DAY = 86_400_000;

/** 通道: every carrier in the order it is asked, how it fares, what it cannot say, and what waits. */
export async function readCarriers({ tx, kit, now, lang, carriers, seesSecrets }: Reading): Promise<MessageCarriersView> {
  const [tries, waiting, breakers] = [await countTries(tx, now - DAY), await countWaiting(tx), await readBreakers(tx)];
  const present = (channel: 'sms' | 'mail') => carriers[channel].map((carrier, at): MessageCarrier => ({
    channel, name: carrier.name, kind: carrier.kind, place: at + 1, ...stateOf(breakers, carrier), ...figuresOf(tries, carrier, lang), ...templatesOf(kit.settings[channel], carrier.name, lang),
    reportsTo: seesSecrets && ['aliyun', 'tencent', 'smtp'].includes(carrier.kind) ? `${kit.settings.publicUrl}/api/messages/receipts/${channel}/${carrier.name}/${reportSecret(kit.crypto, carrier)}` : null,
  }));
  return { carriers: [...present('sms'), ...present('mail')], waiting, limits: carriers.limits };
}

/** As bad as any process sees it: one that holds calls back is enough. */
function stateOf(breakers: readonly BreakerSeen[], carrier: Carrier): Pick<MessageCarrier, 'state' | 'since'> {
  const seen = breakers.filter((one) => one.service === serviceOf(carrier));
  const worst = seen.find((one) => one.breaker === 'open') ?? seen.find((one) => one.breaker === 'half_open');
  return worst ? { state: worst.breaker === 'open' ? 'held' : 'trying', since: worst.since } : { state: 'working', since: null };
}

function figuresOf(tries: readonly TryCounts[], { name, channel }: Carrier, lang: Lang) {
  const found = tries.find((one) => one.carrier === name && one.channel === channel);
  return { taken: found?.taken ?? 0, refused: found?.refused ?? 0, unclear: found?.unclear ?? 0, lastTakenAt: found?.lastTakenAt ?? null, lastNoAt: found?.lastNoAt ?? null, lastNo: failureText(found?.lastNo ?? null, lang) };
}

/** Which events a carrier of registered templates says by its catch-all, and which not at all; others say anything. */
function templatesOf(chosen: Settings['sms'], name: string, lang: Lang): Pick<MessageCarrier, 'byCatchAll' | 'lacking'> {
  const settings = chosen.kind === 'real' ? chosen.carriers.find((one) => one.name === name) : undefined;
  if (!settings || !('templates' in settings)) return { byCatchAll: [], lacking: [] };
  const without = [...Object.keys(TEMPLATES), MASS_NOTICE].filter((event) => settings.templates[event] === undefined && (event === MASS_NOTICE || event in EVENTS)).map((event) => eventName(event, lang));
  return settings.templates['*'] === undefined ? { byCatchAll: [], lacking: without } : { byCatchAll: without, lacking: [] };
}
