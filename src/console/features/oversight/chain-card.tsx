import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { AuditChain } from '#contracts/oversight.ts';
import { say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { words } from './words.ts';

/** How far the log is sealed, and whether its chain was whole when it was last recomputed. */
export function ChainCard({ chain }: { chain: AuditChain }): JSX.Element {
  const t = say(words);
  return (
    <Card title={t.chain}>
      <Pairs pairs={[
        { term: t.lastSeal, value: <>{chain.lastSealAt === null ? '—' : beijingTime(chain.lastSealAt)} · {t.sealed(chain.seals, chain.sealedEvents)}</> },
        { term: t.checked, value: chain.checkedAt === null ? t.never : <>{beijingTime(chain.checkedAt)} {chain.brokenAt === null ? <Tag tone="success">{t.whole}</Tag> : <Tag tone="danger">{t.broken(chain.brokenAt)}</Tag>}</> },
      ]} />
    </Card>
  );
}
