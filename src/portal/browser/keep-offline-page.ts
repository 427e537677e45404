import { OFFLINE_POLICY, OFFLINE_WORKER } from '../offline-worker-address.ts';

declare const trustedTypes: { createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(asked: string): string } } | undefined;

/** Long enough that a slow line has the page first. */
const AFTER = 1_500;

/** Has the browser keep the page that is shown without a network (断网页), after everything else; where the operator wants none, the worker that keeps it goes. */
export function keepOfflinePage(): void {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  if (document.documentElement.dataset.offline === undefined) {
    void workers.getRegistration().then((kept) => kept?.unregister(), () => undefined);
    return;
  }
  addEventListener('load', () => {
    setTimeout(() => void workers.register(address(), { updateViaCache: 'none' }).catch(() => undefined), AFTER);
  });
}

/** The policy of the page allows one maker of script addresses: this, which knows one address. */
function address(): string {
  if (typeof trustedTypes === 'undefined') return OFFLINE_WORKER;
  return trustedTypes.createPolicy(OFFLINE_POLICY, { createScriptURL: () => OFFLINE_WORKER }).createScriptURL('');
}
