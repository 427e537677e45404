import { useState, type JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { securityWords } from './security-words.ts';

/** Ten recovery codes, shown this once: they go when their owner says that they are kept. */
export function RecoveryCodesCard({ codes, onKept }: { codes: readonly string[]; onKept: () => void }): JSX.Element {
  const t = say(securityWords);
  const [copied, setCopied] = useState(false);
  return (
    <Card title={t.codesTitle}>
      <Notice tone="warning" live="status">{t.codesAbout}</Notice>
      <ol className="grid list-decimal grid-cols-1 gap-x-6 gap-y-1 pl-8 sm:grid-cols-2">
        {codes.map((code) => <li key={code}><code className="digits text-base font-semibold">{code}</code></li>)}
      </ol>
      <p className="text-sm text-soft">{t.codesOld}</p>
      <div className="flex flex-wrap gap-3">
        <Button look="main" onClick={onKept}>{t.saved}</Button>
        <Button onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => { setCopied(true); })}>{copied ? t.copied : t.copy}</Button>
      </div>
    </Card>
  );
}
