import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { FISCAL_ACT_WORDS, type FiscalNumbers, type FiscalWhole } from '#contracts/fiscal-receipts.ts';
import { yuan } from '#contracts/money.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ResendOne } from './fiscal-resend.tsx';
import { FiscalStanding } from './fiscal-state.tsx';
import { fiscalWords } from './fiscal-words.ts';
import { oneFiscalQuery } from './reconciliation.api.ts';

/** One fiscal e-receipt: all it says, where it is shown, and who did what about it. */
export function FiscalReceiptScreen(): JSX.Element {
  const t = say(fiscalWords);
  const lang = pageLang();
  const { accountId, id } = useParams({ from: '/inside/reconciliation/fiscal-receipts/$accountId/$id' });
  const { data: r, error } = useQuery(oneFiscalQuery(accountId, id));
  return (
    <Page title={r ? `${t.one} · ${r.payer}` : t.one} actions={<Link to="/reconciliation/fiscal-receipts" search={{}} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {r ? (
        <>
          <Card title={t.state}><div className="flex flex-wrap items-center gap-3"><FiscalStanding line={r} /><ResendOne line={r} /></div></Card>
          <Says receipt={r} />
          <Card title={t.history}>
            <ol className="grid gap-1">
              {r.history.map((h) => <li key={h.version}><time className="digits">{beijingTime(h.at)}</time> {h.by === '' ? t.system : h.by} {FISCAL_ACT_WORDS[h.act][lang]}{h.note === '' ? '' : `${colon()}${h.note}`}</li>)}
            </ol>
          </Card>
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function Says({ receipt: r }: { receipt: FiscalWhole }): JSX.Element {
  const t = say(fiscalWords);
  const numbers = (n: FiscalNumbers) => <><span className="digits">{n.code} {n.number}</span> · {t.check(n.checkCode)} · <span className="digits">{n.on}</span>{n.url === null ? null : <> · <a href={n.url} target="_blank" rel="noreferrer">{t.open}</a></>}</>;
  return (
    <Card title={t.says}>
      <Pairs pairs={[
        { term: t.order, value: <span className="digits break-all">{r.orderNumber}</span> }, { term: t.where, value: `${r.province} ${r.sitting}` },
        { term: t.payer, value: <>{r.payer} <span className="digits">{r.payerDocument}</span></> }, { term: t.unit, value: r.unit === null ? t.noUnit : <>{r.unit} <span className="digits">{r.unitCode}</span></> },
        ...(r.itemCode === null ? [] : [{ term: t.item, value: <><span className="digits">{r.itemCode}</span> {r.itemName}</> }]), ...(r.payee === null ? [] : [{ term: t.people, value: `${r.payee} / ${r.reviewer ?? ''}` }]),
        ...(r.issued ? [{ term: t.numbers, value: numbers(r.issued) }] : []), ...(r.red ? [{ term: t.red, value: numbers(r.red) }] : []),
      ]} />
      <DataTable label={t.items} rows={r.items} keyOf={(i) => i.text} empty="" columns={[{ name: t.items, cell: (i) => i.text, wide: true }, { name: t.amount, cell: (i) => t.yuan(yuan(i.amountInFen)), align: 'right', nowrap: true }]} />
      <p className="text-right font-semibold">{t.total} {t.yuan(yuan(r.amountInFen))}</p>
    </Card>
  );
}
