import { no, type Asked, type Carrier, type MessageToSend, type Outcome, type Reason } from '#server/platform/carriers/carrier.ts';
import type { Kit } from '#server/platform/kit.ts';
import { isOutsideFault, type FaultKind } from '#server/platform/outside/fault.ts';
import { serviceOf } from './notices-env.ts';

/** Longer than an adapter's own patience, which tells more exactly what happened. */
const PATIENCE = 15_000;

type Recorded = Pick<Kit, 'outside'>;

/** Hands a message to a carrier through the recorder of outside calls; never throws, so that what happened is always written down. */
export async function giveToCarrier({ outside }: Recorded, carrier: Carrier, message: MessageToSend): Promise<Outcome> {
  try {
    return await outside.ask({ service: serviceOf(carrier), what: 'send', timeoutMs: PATIENCE, faultIn: faultOf }, (signal) => carrier.send(message, signal));
  } catch (problem) {
    return isOutsideFault(problem) && problem.kind === 'not_called' ? no('again', 'carrier_down') : no('unclear', 'no_answer');
  }
}

/** Asks a carrier about a try whose answer was lost; nothing when it cannot say. */
export async function askCarrier({ outside }: Recorded, carrier: Carrier, message: Pick<MessageToSend, 'id' | 'to'>, since: number): Promise<Asked> {
  const { ask } = carrier;
  if (!ask) return undefined;
  try {
    return await outside.ask({ service: serviceOf(carrier), what: 'query', timeoutMs: PATIENCE }, () => ask(message, since));
  } catch {
    return undefined;
  }
}

/** Whether calls to a carrier are held back now (熔断). */
export function isHeldBack({ outside }: Recorded, carrier: Carrier): boolean {
  const standing = outside.standings().find((one) => one.service === serviceOf(carrier));
  return standing?.breaker === 'open' && standing.openUntil !== null && standing.openUntil > Date.now();
}

const KINDS: Partial<Record<Reason, FaultKind>> = { no_answer: 'timeout', carrier_down: 'unreachable', carrier_busy: 'busy' };

/** A no to this one message says nothing against the carrier; one that shows the carrier or our account there ill does. */
function faultOf(outcome: Outcome): FaultKind | undefined {
  if (outcome.taken) return undefined;
  return outcome.faulty ? (KINDS[outcome.reason] ?? 'server_error') : 'refused';
}
