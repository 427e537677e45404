import type { ProvinceAddition, TemplateContent, TemplateLine, TemplateReading, TemplateText, TemplateVersionId, TemplateVersionLine, TemplateVersionWhole, TemplateWhole } from '#contracts/message-templates.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { VersionMove } from '#server/kernel/two-person-version.ts';
import { listProvinces } from '#server/modules/catalogue/index.ts';
import { composeSample, EVENTS, GROUP_WORDS, isSecret, isTemplateName, namesOf, placeholdersOf, shippedContent, smsLength, stops, TEMPLATES, templatesInForce, type TemplateName } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusalsToMove, writesTemplate } from '../domain/template-acts.ts';
import { findTemplateVersion, listTemplateActs, listTemplateVersions, type TemplateVersion } from './templates.store.ts';
import { findingsBeside, maySeeTemplate, type Wording } from './write-template.ts';

export type Looking = Wording & { lang: Lang };

const isOpen = (v: TemplateVersion): boolean => v.state === 'draft' || v.state === 'proposed';

/** Every event with its words and what is being worked on (消息模板). */
export async function viewTemplates({ tx, by, lang }: Looking): Promise<{ events: TemplateLine[]; mayWriteNational: boolean }> {
  const [inForce, current, places] = await Promise.all([templatesInForce(tx), listTemplateVersions(tx, 'current'), placesOf(tx, lang)]);
  const seen = current.filter((v) => maySeeTemplate(by.jurisdiction, v.province)).map((v) => ({ v, line: lineOf(v, places) }));
  const events = Object.keys(TEMPLATES).filter(isTemplateName).map((event): TemplateLine => {
    const content = inForce.words.get(event)?.content ?? shippedContent(event);
    const own = seen.filter(({ v }) => v.event === event);
    return {
      event, name: TEMPLATES[event][lang].subject, group: EVENTS[event].group, groupText: GROUP_WORDS[EVENTS[event].group][lang], secret: isSecret(event), sms: content.sms, mail: content.mail, inbox: !isSecret(event),
      text: content[lang].sms, inForce: own.find(({ v }) => v.state === 'in_force' && v.province === null)?.line ?? null, open: own.filter(({ v }) => isOpen(v)).map(({ line }) => line),
      additions: own.filter(({ v }) => v.state === 'in_force' && v.province !== null).length,
    };
  });
  return { events, mayWriteNational: writesTemplate(by.jurisdiction, null) };
}

/** One event: what may be said, what is said now, and every version. */
export async function viewTemplate(looking: Looking, event: string): Promise<Result<TemplateWhole>> {
  const { tx, by, lang } = looking;
  if (!isTemplateName(event)) return refusedFor('template.event_unknown');
  const [inForce, versions, places] = await Promise.all([templatesInForce(tx), listTemplateVersions(tx, { event }), placesOf(tx, lang)]);
  const words = inForce.words.get(event)?.content ?? shippedContent(event);
  const { provincial, smsObligatory, group } = EVENTS[event];
  return ok({
    event, name: TEMPLATES[event][lang].subject, groupText: GROUP_WORDS[group][lang], secret: isSecret(event), smsObligatory, provincial, placeholders: placeholders(event, lang), shipped: shippedContent(event), inForce: words,
    reading: readingOf(event, words), versions: versions.filter((v) => maySeeTemplate(by.jurisdiction, v.province)).map((v) => lineOf(v, places)),
    additions: [...places].flatMap(([province, provinceText]) => {
      const addition = inForce.additions.get(`${event}/${province}`)?.content;
      return addition ? [{ province, provinceText, zh: addition.zh, en: addition.en }] : [];
    }),
    mayWrite: [
      ...(writesTemplate(by.jurisdiction, null) ? [{ province: null, text: lang === 'zh' ? '全国' : 'Nationwide' }] : []),
      ...(provincial ? [...places].filter(([code]) => writesTemplate(by.jurisdiction, code)).map(([province, text]) => ({ province, text })) : []),
    ],
  });
}

/** One version whole: its text, how it reads, what speaks against it, and what may be done by whom. */
export async function viewVersion(looking: Looking, id: TemplateVersionId): Promise<Result<TemplateVersionWhole>> {
  const { tx, by, lang, siteUrl } = looking;
  const v = await findTemplateVersion(tx, id);
  if (!v || !isTemplateName(v.event) || !maySeeTemplate(by.jurisdiction, v.province)) return refusedFor('template.not_found');
  const [inForce, places, history] = await Promise.all([templatesInForce(tx), placesOf(tx, lang), listTemplateActs(tx, id)]);
  const findings = isOpen(v) ? await findingsBeside(tx, v.event, v.content, siteUrl) : [];
  const closed = (move: VersionMove) => [...refusalsToMove(move, v, by), ...(move === 'propose' ? findings.filter(stops) : [])].map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null;
  const words = inForce.words.get(v.event)?.content ?? shippedContent(v.event);
  return ok({
    ...lineOf(v, places), name: TEMPLATES[v.event][lang].subject, version: v.rowVersion, content: v.content, shipped: shippedContent(v.event), inForce: words, secret: isSecret(v.event), smsObligatory: EVENTS[v.event].smsObligatory,
    placeholders: placeholders(v.event, lang), reading: { ...readingOf(v.event, v.content, words), findings: findingsIn(findings, lang) },
    closed: { edit: closed('edit'), propose: closed('propose'), approve: closed('approve'), withdraw: closed('withdraw') }, history,
  });
}

/** How a text that is being written reads, and what speaks against it (预览). */
export async function previewTemplate({ tx, lang, siteUrl }: Looking, event: string, content: TemplateText): Promise<Result<TemplateReading>> {
  if (!isTemplateName(event)) return refusedFor('template.event_unknown');
  const words = (await templatesInForce(tx)).words.get(event)?.content ?? shippedContent(event);
  return ok({ ...readingOf(event, content, words), findings: findingsIn(await findingsBeside(tx, event, content, siteUrl), lang) });
}

function findingsIn(findings: Awaited<ReturnType<typeof findingsBeside>>, lang: Lang): TemplateReading['findings'] {
  return findings.map((r) => ({ code: r.code, path: r.path ?? null, text: refusalText(r, lang), stops: stops(r) }));
}

function readingOf(event: TemplateName, content: TemplateText, inForce: TemplateContent = shippedContent(event)): TemplateReading {
  const [words, addition]: [TemplateContent, ProvinceAddition | undefined] = content.kind === 'words' ? [content, undefined] : [inForce, content];
  const inLang = (lang: Lang): TemplateReading['zh'] => {
    const { sms, mail, inbox } = composeSample(event, lang, words, addition);
    return { sms: { text: sms.text, ...smsLength(sms.text) }, mail, inbox };
  };
  return { zh: inLang('zh'), en: inLang('en'), findings: [] };
}

function placeholders(event: TemplateName, lang: Lang): TemplateWhole['placeholders'] {
  return placeholdersOf(event, namesOf(event)).map((p) => ({ name: p.name, label: p.label[lang], required: p.required, sample: p.sample[lang] }));
}

async function placesOf(tx: Tx, lang: Lang) {
  return new Map((await listProvinces(tx)).map((p) => [p.code, p.name[lang]] as const));
}

function lineOf(v: TemplateVersion, places: Awaited<ReturnType<typeof placesOf>>): TemplateVersionLine {
  return { id: v.id, event: v.event, province: v.province, provinceText: v.province === null ? '' : (places.get(v.province) ?? v.province), number: v.number, state: v.state, writtenBy: v.writerName, changedAt: v.changedAt };
}

