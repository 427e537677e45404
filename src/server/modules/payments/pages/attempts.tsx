import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { AttemptState, AttemptView } from '#contracts/payments.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { words } from './words.ts';

const TONES: Record<AttemptState, StatusTone> = { open: 'info', paid: 'success', closed: 'neutral', refund_due: 'warning' };

/** 支付情况: every try to pay, what its channel last said, what happens next and when, and whom to ask. */
export function Attempts({ attempts, enquiryPhone, page }: { attempts: readonly AttemptView[]; enquiryPhone: string | null; page: PageContext }): JSX.Element | null {
  const w = words[page.lang];
  if (attempts.length === 0) return null;
  return (
    <Card title={w.attempts}>
      {[...attempts].reverse().map((a) => (
        <section key={a.number} class="attempt">
          <div class="attempt__head"><h3 class="attempt__title">{a.channelText} · {yuan(a.amountInFen)} {w.yuan}</h3><StatusTag tone={TONES[a.state]} text={a.stateText} /></div>
          <DataList items={[
            { term: w.began, value: beijingTime(a.startedAt) }, { term: w.asked, value: a.askedText }, { term: w.next, value: a.nextText },
            ...(a.paidAt === null ? [] : [{ term: w.paidAt, value: beijingTime(a.paidAt) }]), ...(a.reference === null ? [] : [{ term: w.reference, value: a.reference }]),
            { term: w.attemptNumber, value: a.number },
          ]} />
        </section>
      ))}
      <p class="field__hint">{w.whomToAsk(enquiryPhone)}</p>
    </Card>
  );
}
