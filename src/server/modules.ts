import { kitGallery } from './kit-gallery.ts';
import { KEPT_CLASSES } from './kept-classes.ts';
import { accessibility } from './modules/accessibility/index.ts';
import { accountsModule, mailboxOf } from './modules/accounts/index.ts';
import { applicationsModule, candidatesPort, handInMaterials, materialFlagged, materialOwners, payableApplications, previewProvinceChoice } from './modules/applications/index.ts';
import { assistance, caseFileFlagged } from './modules/assistance/index.ts';
import { breaches, countOpenBreaches, statementFlagged } from './modules/breaches/index.ts';
import { catalogueEditing, catalogueModule } from './modules/catalogue/index.ts';
import { cashDesk } from './modules/cash-desk/index.ts';
import { certificates, certificateStage } from './modules/certificates/index.ts';
import { completions, completionStage } from './modules/completions/index.ts';
import { contentModule, latestNotices } from './modules/content/index.ts';
import { demoModule } from './modules/demo/index.ts';
import { majors } from './modules/majors/index.ts';
import { examKits } from './modules/exam-kits/index.ts';
import { fiscalReceipts, fiscalReceiptsOf } from './modules/fiscal-receipts/index.ts';
import { guide } from './modules/guide/index.ts';
import { hints } from './modules/hints/index.ts';
import { integrityModule } from './modules/integrity/index.ts';
import { materials } from './modules/materials/index.ts';
import { messages } from './modules/messages/index.ts';
import { noticesModule } from './modules/notices/index.ts';
import { operations } from './modules/operations/index.ts';
import { oversightModule, recentLooks } from './modules/oversight/index.ts';
import { ownData } from './modules/own-data/index.ts';
import { namePartners, partners } from './modules/partners/index.ts';
import { passLines } from './modules/pass-lines/index.ts';
import { confirmMovement, findWhoseMovement, payments } from './modules/payments/index.ts';
import { flagPhoto, photos } from './modules/photos/index.ts';
import { quarantine } from './modules/quarantine/index.ts';
import { findOpenOf, reconciliation } from './modules/reconciliation/index.ts';
import { reports } from './modules/reports/index.ts';
import { retention } from './modules/retention/index.ts';
import { appointmentsPort, review } from './modules/review/index.ts';
import { reverification } from './modules/reverification/index.ts';
import { rules } from './modules/rules/index.ts';
import { recordMarks, scores, scoreStage } from './modules/scores/index.ts';
import { readTicketHoldersAfter, refusalsOfSeated, seating } from './modules/seating/index.ts';
import { signedCodesModule } from './modules/signed-codes/index.ts';
import { site } from './modules/site/index.ts';
import { staffModule } from './modules/staff/index.ts';
import { suspensions, suspensionStage } from './modules/suspensions/index.ts';
import { tickets, ticketStage } from './modules/tickets/index.ts';
import { verificationModule, verificationOf } from './modules/verification/index.ts';
import { nameJurisdiction } from './name-jurisdiction.ts';
import { namePlaces } from './name-places.ts';
import { STAND_IN_BANK } from './open-bank.ts';
import type { OutsideWorld } from './outside-world.ts';
import { captchaModule } from './platform/captcha/captcha.module.ts';
import { housekeeping } from './platform/housekeeping.ts';
import type { Kit } from './platform/kit.ts';
import type { Module } from './platform/module.ts';
import { uploadsScanned } from './platform/scanner/scanned-first.ts';

/** Every module of the program, lowest tier first; a module that asks a higher one, or the outside, gets its ports here. */
export function listModules(kit: Kit, outside: OutsideWorld): readonly Module[] {
  const paying = { applications: payableApplications(kit), channels: outside.bank.channels, findCheck: findOpenOf, fiscal: outside.fiscal.env && fiscalReceiptsOf(outside.fiscal.env.units, kit.crypto) };
  const scanned = (module: Module) => uploadsScanned(outside.scanner, module);
  let declared: ReturnType<typeof declaredActs> | undefined;
  const overseeing = { nameJurisdiction, namePartners, acts: () => (declared ??= declaredActs(modules)) };
  const modules: readonly Module[] = [
    housekeeping, captchaModule, signedCodesModule, noticesModule({ ...outside.messages, mailboxOf, smsSign: kit.settings.site.smsSign }), integrityModule(outside.registries.credit, kit.settings.registryAllowances.credit), catalogueModule({ latestNotices }),
    materials({ owners: materialOwners(kit), scanner: outside.scanner, handIn: handInMaterials }),
    staffModule({ nameJurisdiction, sso: outside.identity.staffSso }),
    scanned(contentModule(namePlaces)),
    scanned(majors),
    site,
    passLines,
    cashDesk,
    accountsModule({ verificationOf }, { government: outside.identity.govIdentity, provider: kit.settings.govIdentity }),
    verificationModule(outside.registries.ports, kit.settings.registryAllowances),
    photos({ scanner: outside.scanner }),
    accessibility,
    guide,
    applicationsModule({ recentLooks: recentLooks(overseeing), later: [ticketStage(kit), scoreStage, certificateStage, completionStage, suspensionStage], credit: { platform: outside.registries.credit, allowance: kit.settings.registryAllowances.credit } }),
    catalogueEditing(candidatesPort(kit), appointmentsPort, previewProvinceChoice),
    review,
    reverification(outside.registries.ports, kit.settings.registryAllowances),
    assistance({ scanner: outside.scanner, openMatters: countOpenBreaches, seated: refusalsOfSeated }),
    breaches({ scanner: outside.scanner }),
    rules,
    messages({ nameJurisdiction, carriers: outside.messages }),
    payments(paying),
    fiscalReceipts(outside.fiscal.env),
    scanned(seating),
    tickets,
    scanned(scores({ tickets: { readTicketHoldersAfter } })),
    reconciliation({ channels: paying.channels, repairs: { whose: findWhoseMovement, ask: (read, line) => confirmMovement(paying, read, line) }, scanner: outside.scanner }),
    completions,
    scanned(examKits({ examDay: { recordMarks } })),
    certificates,
    suspensions,
    scanned(reports({ nameJurisdiction, lists: () => modules.flatMap((m) => m.lists ?? []) })),
    operations(async (tx, j) => { const found = []; for (const m of modules) found.push(...((await m.troubles?.(tx, j)) ?? [])); return found; }, KEPT_CLASSES),
    quarantine({ scanner: outside.scanner, flagged: { material: materialFlagged, photo: flagPhoto, case: caseFileFlagged, breach: statementFlagged } }),
    retention(KEPT_CLASSES),
    hints,
    oversightModule(overseeing),
    ownData({ personal: () => modules.flatMap((m) => (m.personal ? [m.personal] : [])) }),
    partners({ nameJurisdiction, send: outside.messageSender, privateToo: kit.settings.webhookNetworks === 'any' }),
  ];
  if (kit.settings.mode === 'production') return modules;
  return [...modules, kitGallery, demoModule({ kit, channels: outside.bank.channels, bank: outside.bank.mood && { url: `${kit.settings.publicUrl}${STAND_IN_BANK}` }, endpoints: () => modules.flatMap((m) => m.endpoints ?? []), pages: () => modules.flatMap((m) => m.pages ?? []), recurring: modules.flatMap((m) => m.schedules ?? []).map((s) => s.job), standIns: { registries: outside.registries.standIn, bank: outside.bank.mood, fiscal: outside.fiscal.mood, scanner: outside.scanner.standIn, carriers: outside.messages.moods && { ...outside.messages.moods, receipts: outside.messages.receipts } } })];
}

/** What every endpoint calls its act in the audit log. */
function declaredActs(modules: readonly Module[]): { action: string; summary: string; looks: boolean }[] {
  return modules.flatMap((m) => m.endpoints ?? []).flatMap((e) => (e.audit === null ? [] : [{ action: e.audit, summary: e.summary, looks: e.method === 'GET' || e.audit.endsWith('.unmask') }]));
}
