import type { JSX } from 'react';
import type { PassLineSet, SittingPassLines } from '#contracts/pass-lines.ts';
import { call } from '../../shared/api/call.ts';
import { say } from '../../shared/text/text.ts';
import { VersionActs } from '../../shared/versions/version-acts.tsx';
import { passLinesApi } from './pass-lines.api.ts';
import { words } from './words.ts';

type Props = { set: PassLineSet; unsaved: boolean; onDone: (next: SittingPassLines) => Promise<void>; onRefused: (error: unknown) => void };

/** The acts on a set of pass lines; what a refusal says of a line is shown at that line. */
export function SetActs({ set, unsaved, onDone, onRefused }: Props): JSX.Element {
  const t = say(words);
  const { edit, approve } = set.closed;
  return (
    <VersionActs
      words={t} state={set.state} history={set.acts} onDone={onDone}
      closed={{ proposal: unsaved ? t.unsaved : edit, approval: approve, return: null, withdrawal: set.state === 'draft' ? edit : null }}
      send={(move, reason, key) => call(passLinesApi.move[move], { params: { id: set.id }, body: { version: set.version, reason }, key }).catch((error: unknown) => { onRefused(error); throw error; })}
    />
  );
}
