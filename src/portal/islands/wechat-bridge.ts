/**
 * Pays inside 微信 by its bridge when the button is pressed. What the bridge says is no proof: after 成功 and 失败 alike the page of the order asks the server. Who cancelled stays and may
 * press again; where no bridge comes (the page is open in another browser) that is said, and how to go on.
 */
type Bridge = { invoke(name: string, parameters: unknown, done: (answer: unknown) => void): void };

/** Inside 微信 the bridge may come a moment after the page. */
const PATIENCE_MS = 3_000;

const button = document.querySelector<HTMLButtonElement>('[data-wechat]');
const told = document.querySelector<HTMLElement>('[data-wechat-told]');

function bridge(): Bridge | undefined {
  const found: unknown = Reflect.get(window, 'WeixinJSBridge');
  return isBridge(found) ? found : undefined;
}

function isBridge(thing: unknown): thing is Bridge {
  return typeof thing === 'object' && thing !== null && 'invoke' in thing && typeof thing.invoke === 'function';
}

function tell(what: 'cancelled' | 'absent' | 'nothing'): void {
  if (told) told.textContent = what === 'nothing' ? '' : (told.dataset[what] ?? '');
  if (button) button.disabled = false;
}

function isCancelled(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'err_msg' in answer && answer.err_msg === 'get_brand_wcpay_request:cancel';
}

button?.addEventListener('click', () => {
  const parameters: unknown = JSON.parse(button.dataset['wechat'] ?? '{}');
  tell('nothing');
  button.disabled = true; // one press, one cashier
  const pay = (found: Bridge) => {
    found.invoke('getBrandWCPayRequest', parameters, (answer) => {
      if (isCancelled(answer)) tell('cancelled');
      else location.assign(`${location.pathname.replace(/\/return$/, '')}/return`);
    });
  };
  const there = bridge();
  if (there) {
    pay(there);
    return;
  }
  const come = () => {
    clearTimeout(patience);
    const late = bridge();
    if (late) pay(late);
    else tell('absent');
  };
  const patience = setTimeout(() => {
    document.removeEventListener('WeixinJSBridgeReady', come);
    come();
  }, PATIENCE_MS);
  document.addEventListener('WeixinJSBridgeReady', come, { once: true });
});
tell('nothing');
