/** Pays inside 微信 by its bridge when the button is pressed, then shows the result; what the bridge says is no proof, so the page asks the server. */
type Bridge = { invoke(name: string, parameters: unknown, done: () => void): void };

const button = document.querySelector<HTMLButtonElement>('[data-wechat]');

function bridge(): Bridge | undefined {
  const found: unknown = Reflect.get(window, 'WeixinJSBridge');
  return isBridge(found) ? found : undefined;
}

function isBridge(thing: unknown): thing is Bridge {
  return typeof thing === 'object' && thing !== null && 'invoke' in thing && typeof thing.invoke === 'function';
}

button?.addEventListener('click', () => {
  const parameters: unknown = JSON.parse(button.dataset['wechat'] ?? '{}');
  const pay = () => { bridge()?.invoke('getBrandWCPayRequest', parameters, () => { location.assign(`${location.pathname.replace(/\/return$/, '')}/return`); }); };
  // inside 微信 the bridge may come a moment after the page
  if (bridge()) pay();
  else document.addEventListener('WeixinJSBridgeReady', pay, { once: true });
});
