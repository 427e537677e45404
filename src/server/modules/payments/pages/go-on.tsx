import type { JSX } from 'preact';
import { yuan } from '#contracts/money.ts';
import type { PaymentStart } from '#contracts/payments.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { ScanCode, type DrawnCode } from './scan-code.tsx';
import { words } from './words.ts';

/** How the payer goes on, with the code to scan drawn. */
export type GoOnView = PaymentStart & { drawn?: DrawnCode };

/** 继续支付: the way the channel gave, on our own page and never in a window that pops up: a link, a button that sends a form, a code to scan, or the bridge of 微信. */
export function GoOn({ page, start, amountInFen }: { page: PageContext; start: GoOnView; amountInFen: number }): JSX.Element {
  const w = words[page.lang];
  const text = w.goPay(yuan(amountInFen));
  switch (start.kind) {
    case 'redirect':
      return <Buttons><LinkButton href={start.url} text={text} tone="main" /></Buttons>;
    case 'form':
      return (
        <form class="form" method="post" action={start.action}>
          {Object.entries(start.fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          <Buttons><button class="button button--main" type="submit">{text}</button></Buttons>
        </form>
      );
    case 'code':
      return (
        <Card title={w.scanTitle}>
          <p>{w.scanHow(yuan(amountInFen))}</p>
          {start.drawn === undefined ? null : (
            <ScanCode drawn={start.drawn} label={w.scanLabel} />
          )}
        </Card>
      );
    case 'bridge':
      return (
        <>
          {/* a press before the script has come would be lost: until then the button cannot be pressed, and says why */}
          <Buttons><button class="button button--main" type="button" disabled aria-describedby="wechat-told" data-wechat={JSON.stringify(start.parameters)}>{text}</button></Buttons>
          <p role="status" id="wechat-told" data-wechat-told data-cancelled={w.wechatCancelled} data-absent={w.wechatAbsent}>{w.needsScript}</p>
          <script type="module" src={page.assets('wechat-bridge.js')} />
        </>
      );
  }
}
