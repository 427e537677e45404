import { AuditSearch } from '#contracts/oversight.ts';
import { beijingTime } from '#contracts/dates.ts';
import { defineList } from '#server/platform/lists/list-source.ts';
import { actText } from './domain/act-words.ts';
import type { OversightEnv } from './oversight-env.ts';
import { countAuditEvents, listAuditEvents } from './oversight.store.ts';
import { cursorTo, narrowAudit, presentLines } from './search-audit.ts';

const KINDS = { visitor: { zh: '访客', en: 'visitor' }, candidate: { zh: '考生', en: 'candidate' }, staff: { zh: '工作人员', en: 'staff' }, system: { zh: '系统', en: 'system' }, partner: { zh: '对接系统', en: 'outside system' } };

/** 审计日志: what a search finds, newest first; the log only grows, so its order is its key. */
export const auditList = ({ acts, namePartners }: OversightEnv) => defineList({
  name: 'oversight.audit',
  title: { zh: '审计日志', en: 'Audit log' },
  access: ['audit.read'],
  columns: {
    at: { zh: '时间', en: 'At' }, kind: { zh: '操作者类别', en: 'Kind of actor' }, actor: { zh: '工作人员', en: 'Member of staff' }, action: { zh: '操作', en: 'Act' }, code: { zh: '操作代码', en: 'Code of the act' }, subject: { zh: '对象', en: 'Subject' },
    ip: { zh: 'IP 地址', en: 'IP address' }, request: { zh: '请求编号', en: 'Request no.', rarely: true }, reason: { zh: '理由', en: 'Reason' },
  },
  filters: AuditSearch.omit({ after: true }),
  describe: ({ lang }, f) => [f.staff, f.documentNumber !== undefined && f.documentNumber !== '' ? (lang === 'zh' ? '按证件号码' : 'by a document number') : '', f.action && actText(f.action, undefined, lang), f.subject, f.from && `≥ ${f.from}`, f.to && `≤ ${f.to}`],
  async count({ tx, kit }, filters) {
    const n = await narrowAudit(tx, kit.crypto, filters);
    return n.ok ? countAuditEvents(tx, n.value) : 0;
  },
  async part({ tx, kit, lang }, filters, after, limit) {
    const n = await narrowAudit(tx, kit.crypto, { ...filters, after });
    const found = n.ok ? await listAuditEvents(tx, n.value, limit) : [];
    const lines = await presentLines(tx, found, { acts: acts(), namePartners }, lang);
    const last = found.at(-1);
    return {
      rows: lines.map((l) => ({ at: beijingTime(l.at), kind: KINDS[l.actorKind][lang], actor: l.actorText, action: l.actionText, code: l.action, subject: l.subjectText ?? '', ip: l.ip ?? '', request: l.requestId ?? '', reason: l.reason ?? '' })),
      last: last && cursorTo(last),
    };
  },
});
