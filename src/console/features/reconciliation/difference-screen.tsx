import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { DIFFERENCE_CLASS_WORDS, DIFFERENCE_OUTCOME_WORDS, DIFFERENCE_STATE_WORDS, type DifferenceWhole } from '#contracts/reconciliation.ts';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { DifferenceActs } from './difference-acts.tsx';
import { differenceQuery } from './reconciliation.api.ts';
import { differenceTone } from './tones.ts';
import { words } from './words.ts';

/** One difference: both sides, what happened, what the ledger has of its order, and what is to do. */
export function DifferenceScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/reconciliation/differences/$id' });
  const client = useQueryClient();
  const { data: d, error } = useQuery(differenceQuery(id));
  const done = (next: DifferenceWhole) => {
    client.setQueryData(differenceQuery(id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['reconciliation', 'differences'] });
  };
  return (
    <Page title={d ? `${DIFFERENCE_CLASS_WORDS[d.class][lang]} · ${d.channel} · ${d.day}` : t.differences} actions={<Link to="/reconciliation/differences" search={{ standing: 'open' }} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <ProblemNotice error={error} />
      {d ? (
        <>
          <Facts d={d} />
          <DifferenceActs difference={d} onDone={done} />
          <Card title={t.movements}>
            {d.movements.length === 0 ? <p className="text-soft">{t.noMovements}</p> : (
              <DataTable label={t.movements} rows={d.movements} keyOf={(m) => `${String(m.at)}${m.kind}${m.reference ?? ''}`} empty={t.noMovements} columns={[
                { name: t.day, cell: (m) => <span className="digits">{beijingTime(m.at)}</span>, nowrap: true }, { name: t.kind, cell: (m) => m.kind }, { name: t.reference, cell: (m) => <span className="digits break-all">{m.reference ?? ''}</span> }, { name: t.amount, cell: (m) => t.yuan(yuan(m.amountInFen)), align: 'right', nowrap: true },
              ]} />
            )}
          </Card>
          <Card title={t.history}>
            <ol className="grid gap-1">
              {d.history.map((h) => (
                <li key={h.seq}><time className="digits">{beijingTime(h.at)}</time> {h.by === '' ? t.system : h.by} {t.done[h.act] ?? h.act}{h.note === '' ? '' : `${colon()}${h.note}`}{h.file ? <> · <a href={`/api/staff/bill-differences/${d.id}/files/${String(h.seq)}`} target="_blank" rel="noreferrer">{t.seeFile}</a></> : null}</li>
              ))}
            </ol>
          </Card>
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function Facts({ d }: { d: DifferenceWhole }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const money = (fen: number | null) => (fen === null ? '—' : t.yuan(yuan(fen)));
  return (
    <Card title={t.facts}>
      <p className="flex flex-wrap gap-2"><Tag tone={differenceTone(d.state)}>{DIFFERENCE_STATE_WORDS[d.state][lang]}</Tag>{d.outcome === null ? null : <Tag>{DIFFERENCE_OUTCOME_WORDS[d.outcome][lang]}</Tag>}{d.overdue ? <Tag tone="danger">{t.late}</Tag> : null}</p>
      <Pairs pairs={[
        { term: t.theirs, value: `${money(d.theirsInFen)}${d.theirDay === null ? '' : ` · ${d.theirDay}`}` }, { term: t.ours, value: `${money(d.oursInFen)}${d.ourDay === null ? '' : ` · ${d.ourDay}`}` }, { term: t.difference, value: <strong>{money(d.differenceInFen)}</strong> },
        { term: t.order, value: <span className="digits break-all">{d.orderNumber ?? t.unknown}</span> }, { term: t.number, value: <span className="digits break-all">{d.number}</span> }, { term: t.reference, value: <span className="digits break-all">{d.reference}</span> }, ...(d.refundNumber === null ? [] : [{ term: t.refund, value: <span className="digits break-all">{d.refundNumber}</span> }]),
        ...(d.province === '' ? [] : [{ term: t.province, value: d.province }, { term: t.sitting, value: d.sitting }]), ...(d.dueOn === null ? [] : [{ term: t.owner, value: d.owner ?? t.nobody }, { term: t.due, value: <span className="digits">{d.dueOn}</span> }]),
        ...(d.proposed === null ? [] : [{ term: t.proposal, value: `${DIFFERENCE_OUTCOME_WORDS[d.proposed][lang]} · ${d.proposedBy ?? ''}${d.approvedBy === null ? '' : ` · ${t.done['approved'] ?? ''} ${d.approvedBy}`}` }, { term: t.explanation, value: d.explanation }]),
      ]} />
    </Card>
  );
}
