import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { FISCAL_FAULT_WORDS, FISCAL_STATE_WORDS, FiscalFault, FiscalState, type FiscalFilters } from '#contracts/fiscal-receipts.ts';
import { yuan } from '#contracts/money.ts';
import { OrderNumber } from '#contracts/payments.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ResendAll, ResendOne } from './fiscal-resend.tsx';
import { FiscalNumbersCell, FiscalStanding } from './fiscal-state.tsx';
import { fiscalWords } from './fiscal-words.ts';
import { fiscalQuery, provincesQuery } from './reconciliation.api.ts';
import { Tabs } from './tabs.tsx';

const STANDINGS = ['stuck', 'delayed'] as const;

/** 财政电子票据: every receipt with its numbers, and those that are late or need a person first asked for. */
export function FiscalScreen(): JSX.Element {
  const t = say(fiscalWords);
  const search = useSearch({ from: '/inside/reconciliation/fiscal-receipts' });
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery({ ...fiscalQuery(search, after), placeholderData: (old) => old });
  return (
    <Page title={t.title} actions={<ExportControl list="fiscal-receipts.receipts" filters={search} />}>
      <Tabs />
      {data && !data.inUse ? <p>{t.off}</p> : null}
      {data && data.stuck > 0 ? <p className="font-semibold text-danger">{t.stuck(data.stuck)}</p> : null}
      {data && data.delayed > 0 ? <p>{t.delayed(data.delayed)}</p> : null}
      <Filters search={search} onFilter={() => { setAfter(undefined); }} />
      {search.standing === 'stuck' && search.fault !== undefined ? <ResendAll fault={search.fault} province={search.province} count={data?.lines.length ?? 0} /> : null}
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.title} rows={data.lines} keyOf={(r) => r.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.payer, cell: (r) => <><Link to="/reconciliation/fiscal-receipts/$accountId/$id" params={{ accountId: r.accountId, id: r.id }} className="font-semibold">{r.payer}</Link><br /><span className="digits text-sm break-all">{r.orderNumber}</span><br /><span className="text-sm text-soft">{r.province} {r.sitting}</span></>, wide: true },
            { name: t.amount, cell: (r) => t.yuan(yuan(r.amountInFen)), align: 'right', nowrap: true },
            { name: t.state, cell: (r) => <FiscalStanding line={r} /> },
            { name: t.numbers, cell: (r) => <FiscalNumbersCell line={r} /> },
            { name: t.acts, cell: (r) => <ResendOne line={r} /> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function Filters({ search, onFilter }: { search: FiscalFilters; onFilter: () => void }): JSX.Element {
  const t = say(fiscalWords);
  const lang = pageLang();
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const { data: regions } = useQuery({ ...provincesQuery, enabled: session?.jurisdiction.kind === 'nation' });
  const filter = (change: FiscalFilters) => { onFilter(); void navigate({ to: '/reconciliation/fiscal-receipts', search: { ...search, ...change } }); };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField label={t.state} value={search.state ?? ''} onChange={(e) => { filter({ state: FiscalState.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{FiscalState.options.map((s) => <option key={s} value={s}>{FISCAL_STATE_WORDS[s][lang]}</option>)}</SelectField>
      <SelectField label={t.standing} value={search.standing ?? ''} onChange={(e) => { filter({ standing: STANDINGS.find((s) => s === e.target.value) }); }}><option value="">{t.all}</option>{STANDINGS.map((s) => <option key={s} value={s}>{t.standings[s]}</option>)}</SelectField>
      <SelectField label={t.fault} value={search.fault ?? ''} onChange={(e) => { filter({ fault: FiscalFault.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{FiscalFault.options.map((f) => <option key={f} value={f}>{FISCAL_FAULT_WORDS[f][lang]}</option>)}</SelectField>
      {regions ? <SelectField label={t.province} value={search.province ?? ''} onChange={(e) => { filter({ province: ProvinceCode.safeParse(e.target.value).data }); }}><option value="">{t.all}</option>{regions.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[lang]}</option>)}</SelectField> : null}
      <TextField label={t.find} inputMode="numeric" defaultValue={search.orderNumber ?? ''} onChange={(e) => { const typed = e.target.value.normalize('NFKC').replaceAll(/\s/g, ''); const number = OrderNumber.safeParse(typed); if (typed === '' || number.success) filter({ orderNumber: number.data }); }} />
    </div>
  );
}
