import type { JSX } from 'react';
import type { RuleVersionWhole } from '#contracts/rules.ts';
import { call } from '../../shared/api/call.ts';
import { say } from '../../shared/text/text.ts';
import { VersionActs } from '../../shared/versions/version-acts.tsx';
import { rulesApi } from './rules.api.ts';
import { words } from './words.ts';

/** The acts on a version of conditions; what stops it in its findings stops its proposal. */
export function RuleActs({ rule, unsaved, onDone }: { rule: RuleVersionWhole; unsaved: boolean; onDone: (next: RuleVersionWhole) => void }): JSX.Element {
  const t = say(words);
  const stopped = rule.reading.findings.some((f) => f.stops);
  return (
    <VersionActs
      words={t} state={rule.state} history={rule.history} onDone={onDone}
      closed={{ proposal: unsaved ? t.unsaved : stopped ? t.stops : rule.closed.edit, approval: rule.closed.approve, return: null, withdrawal: rule.state === 'draft' ? rule.closed.edit : null }}
      send={(move, reason, key) => call(rulesApi.move[move], { params: { id: rule.id }, body: { version: rule.version, reason }, key })}
    />
  );
}
