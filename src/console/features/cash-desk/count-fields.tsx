import { useState, type JSX } from 'react';
import { FACES, type CashCount } from '#contracts/cash-desk.ts';
import { yuan } from '#contracts/money.ts';
import { fenOf } from '../../shared/forms/fen-of.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { words } from './words.ts';

/** What was typed of a count: pieces by face value, or the sum alone. */
export type TypedCount = { byNotes: boolean; sum: string; pieces: Record<string, string> };
export const emptyCount: TypedCount = { byNotes: false, sum: '', pieces: {} };

const piecesOf = (typed: TypedCount) => FACES.map((faceInFen) => ({ faceInFen, typed: (typed.pieces[String(faceInFen)] ?? '').normalize('NFKC').trim() }));

/** The count as the server takes it; nothing while something typed is no number. */
export function countOf(typed: TypedCount): CashCount | undefined {
  if (!typed.byNotes) {
    const inFen = fenOf(typed.sum);
    return inFen === undefined ? undefined : { inFen, notes: [] };
  }
  const pieces = piecesOf(typed);
  if (pieces.some((p) => !/^\d{0,5}$/.test(p.typed))) return undefined;
  const notes = pieces.flatMap((p) => (Number(p.typed) > 0 ? [{ faceInFen: p.faceInFen, count: Number(p.typed) }] : []));
  return { inFen: notes.reduce((fen, n) => fen + n.faceInFen * n.count, 0), notes };
}

type Props = { label: string; hint?: string; typed: TypedCount; problem: string | undefined; onChange: (next: TypedCount) => void };

/** 清点: pieces of each face value, summed as they are typed, or the sum alone. */
export function CountFields({ label, hint, typed, problem, onChange }: Props): JSX.Element {
  const t = say(words);
  const [shown, setShown] = useState(typed.byNotes);
  const count = countOf(typed);
  const turn = () => { setShown(!shown); onChange({ ...typed, byNotes: !shown }); };
  if (!shown) return <div className="grid gap-2"><TextField label={label} hint={hint} inputMode="decimal" autoComplete="off" value={typed.sum} problem={problem} onChange={(e) => { onChange({ ...typed, sum: e.target.value }); }} /><div><Button small onClick={turn}>{t.byNotes}</Button></div></div>;
  return (
    <fieldset className="grid gap-3">
      <legend className="font-semibold">{label}</legend>
      {hint ? <p className="text-sm text-soft">{hint}</p> : null}
      {problem ? <p className="text-sm font-semibold text-danger">{problem}</p> : null}
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {piecesOf(typed).map((p) => <TextField key={p.faceInFen} label={t.face(faceText(p.faceInFen))} inputMode="numeric" autoComplete="off" placeholder="0" value={p.typed} maxLength={5} onChange={(e) => { onChange({ ...typed, pieces: { ...typed.pieces, [String(p.faceInFen)]: e.target.value } }); }} />)}
      </div>
      <p role="status">{t.sum}{colon()}<strong className="digits">{count ? t.yuan(yuan(count.inFen)) : t.countBad}</strong></p>
      <div><Button small onClick={turn}>{t.bySum}</Button></div>
    </fieldset>
  );
}

/** A face value without needless decimals: 100, 0.5. */
export const faceText = (fen: number): string => String(fen / 100);
