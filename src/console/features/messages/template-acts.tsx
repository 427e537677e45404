import type { JSX } from 'react';
import type { TemplateVersionWhole } from '#contracts/message-templates.ts';
import { call } from '../../shared/api/call.ts';
import { say } from '../../shared/text/text.ts';
import { VersionActs } from '../../shared/versions/version-acts.tsx';
import { templatesApi } from './messages.api.ts';
import { words } from './words.ts';

/** The acts on a version of a message's words. */
export function TemplateActs({ version, unsaved, onDone }: { version: TemplateVersionWhole; unsaved: boolean; onDone: (next: TemplateVersionWhole) => void }): JSX.Element {
  const t = say(words);
  const { closed } = version;
  return (
    <VersionActs
      words={t} state={version.state} history={version.history} onDone={onDone}
      closed={{ proposal: unsaved ? t.unsaved : closed.propose, approval: closed.approve, return: closed.withdraw, withdrawal: closed.withdraw }}
      send={(move, reason, key) => call(templatesApi.move[move], { params: { id: version.id }, body: { version: version.version, reason }, key })}
    />
  );
}
