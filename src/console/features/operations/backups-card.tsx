import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { BackupsView } from '#contracts/operations.ts';
import { inBrackets, say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { bytes } from './figures.ts';
import { backupWords } from './backup-words.ts';

type Run = NonNullable<BackupsView['backup']>;

/** When there was last a backup, when a restore was last rehearsed, and whether the log is archived. */
export function BackupsCard({ backups: { backup, lastWholeAt, rehearsal, archive } }: { backups: BackupsView }): JSX.Element {
  const t = say(backupWords);
  const told = (run: Run | null, failed: string): JSX.Element | string => (run ? <><span className="break-all">{run.name}</span> {beijingTime(run.endedAt)} {run.whole ? null : <Tag tone="danger">{failed}</Tag>}</> : t.never);
  return (
    <Card title={t.backups}>
      <Pairs pairs={[
        { term: t.lastBackup, value: told(backup, t.brokeOff) },
        { term: t.lastWhole, value: lastWholeAt === null ? t.never : <>{beijingTime(lastWholeAt)}{backup?.whole === true ? inBrackets(bytes(backup.bytes)) : ''}</> },
        { term: t.lastRehearsal, value: told(rehearsal, t.notProven) },
        { term: t.archive, value: archive === null ? t.noArchive : archive.fault === null ? t.archived(archive.archivedAt === null ? t.never : beijingTime(archive.archivedAt), archive.waiting) : <Tag tone="danger">{t.archiveFault(archive.fault)}</Tag> },
      ]} />
      <p className="text-soft">{t.note}</p>
    </Card>
  );
}
