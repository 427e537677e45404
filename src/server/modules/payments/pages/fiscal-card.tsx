import type { JSX } from 'preact';
import type { FiscalNumbers, FiscalReceiptView } from '#contracts/fiscal-receipts.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList, type DataItem } from '#portal/parts/data-list.tsx';
import { ScanCode, type DrawnCode } from './scan-code.tsx';
import { words } from './words.ts';

/** The receipt, and the code by which a phone opens it, where the platform shows it somewhere. */
export type FiscalCardView = FiscalReceiptView & { drawn?: DrawnCode | undefined };

/** 全国财政电子票据查验平台 of the Ministry of Finance. */
const CHECKED_AT = 'https://pjcy.mof.gov.cn';

/** 财政电子票据: its numbers once it has them, where it is fetched and checked, and what happens next while it has none; a red one beside the one it takes back. */
export function FiscalCard({ fiscal, page }: { fiscal: FiscalCardView; page: PageContext }): JSX.Element {
  const w = words[page.lang].fiscal;
  const url = (fiscal.red ?? fiscal.issued)?.url ?? null;
  return (
    <Card title={w.title}>
      <DataList items={[{ term: w.state, value: fiscal.stateText }, ...unitOf(fiscal, w), ...(fiscal.issued ? [...numbersOf(fiscal.issued, w), { term: w.issuedOn, value: fiscal.issued.on }] : []), ...redOf(fiscal.red, w)]} />
      {url === null ? null : (
        <>
          {fiscal.drawn ? <ScanCode drawn={fiscal.drawn} label={w.scanLabel} /> : null}
          <Buttons><LinkButton href={url} text={fiscal.red ? w.openRed : w.open} /></Buttons>
        </>
      )}
      <p class="field__hint">{w.says[fiscal.state]}{fiscal.issued && !fiscal.red ? <> <a href={CHECKED_AT} rel="noreferrer">{w.check}</a></> : null}</p>
    </Card>
  );
}

type W = (typeof words)['zh']['fiscal'];
const numbersOf = (n: FiscalNumbers, w: W): DataItem[] => [{ term: w.code, value: n.code }, { term: w.number, value: n.number }, { term: w.checkCode, value: n.checkCode }];
const unitOf = ({ unit }: FiscalReceiptView, w: W): DataItem[] => (unit === null ? [] : [
  { term: w.unit, value: unit.name }, { term: w.unitCode, value: unit.creditCode }, { term: w.item, value: `${unit.itemCode} ${unit.itemName}` }, { term: w.people, value: `${unit.payee} / ${unit.reviewer}` },
]);
const redOf = (red: FiscalNumbers | null, w: W): DataItem[] => (red === null ? [] : [{ term: w.redNumber, value: `${red.code} ${red.number}` }, { term: w.redCheckCode, value: red.checkCode }, { term: w.reversedOn, value: red.on }]);
