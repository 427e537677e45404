import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { FISCAL_FAULT_WORDS, FISCAL_STATE_WORDS, type FiscalLine } from '#contracts/fiscal-receipts.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Tag } from '../../shared/ui/tag.tsx';
import { fiscalWords } from './fiscal-words.ts';
import { fiscalTone } from './tones.ts';

/** How a receipt stands, what holds it up, and when it is tried again. */
export function FiscalStanding({ line: r }: { line: FiscalLine }): JSX.Element {
  const t = say(fiscalWords);
  const lang = pageLang();
  return (
    <>
      <Tag tone={fiscalTone(r)}>{FISCAL_STATE_WORDS[r.state][lang]}</Tag>
      {r.fault === null ? null : <p className="text-sm text-danger">{FISCAL_FAULT_WORDS[r.fault][lang]}{r.note === '' ? '' : ` (${r.note})`}</p>}
      {r.nextAt === null || r.fault === null ? null : <p className="text-sm text-soft">{t.next(r.tries, beijingTime(r.nextAt))}</p>}
    </>
  );
}

/** The numbers of a receipt and of the red one that takes it back. */
export function FiscalNumbersCell({ line: { issued, red } }: { line: FiscalLine }): JSX.Element {
  const t = say(fiscalWords);
  return (
    <>
      {issued ? <><span className="digits">{issued.code} {issued.number}</span><br /><span className="text-sm text-soft">{t.check(issued.checkCode)} · <span className="digits">{issued.on}</span></span></> : <span className="text-soft">—</span>}
      {red ? <p className="text-sm text-danger">{t.red} <span className="digits">{red.code} {red.number} · {red.on}</span></p> : null}
    </>
  );
}
