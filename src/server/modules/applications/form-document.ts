import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { VerificationState } from '#contracts/verification.ts';
import { educationChoices, listDocumentTypes } from '#server/modules/catalogue/index.ts';
import { STATE_WORDS } from '#server/modules/verification/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { ApplicationFormDocument } from './documents/application-form.ts';
import type { Dimensions } from './domain/dimensions.ts';
import type { ConfirmedContent } from './freeze-confirmation.ts';

const EMPLOYER_KINDS: Record<ConfirmedContent['form']['employerKind'], string> = {
  government: '机关', public_institution: '事业单位', state_enterprise: '国有企业', private_enterprise: '民营企业', foreign_enterprise: '外资企业',
  social_organisation: '社会组织', other: '其他', none: '无工作单位',
};
const TITLE_LEVELS = { junior: '初级', intermediate: '中级', senior: '副高级', full_senior: '正高级' } as const;
const ROUTE_TEXT = {
  automatic: '自动核验通过，无须到场', online: '由管理机构进行线上核验，请留意短信和网上状态', on_site: '请携带报考条件要求的材料原件，到审核点现场核验',
} as const;
const COMMITMENT_NONE: Record<string, string> = {
  declined: '本人选择不采用告知承诺制，按规定提交材料接受审核', withdrawn: '本人已撤回承诺，按规定提交材料接受审核', not_applicable: '按报名地规定办理资格审核', unsigned: '未签署',
};

/** 报名表 in words, from the frozen confirmation and the review as it stands today; the code lets anybody with the paper check it. */
export function formDocument(kit: Kit, c: ConfirmedContent, review: Dimensions['review'], printedAt: Instant): ApplicationFormDocument {
  const { form } = c;
  const route = review === 'awaiting_online' ? 'online' : review === 'awaiting_on_site' ? 'on_site' : 'automatic';
  return {
    examYear: c.exam.year, examName: c.exam.name.zh, applicationNumber: c.number,
    verificationCode: verificationCode(kit, c.number), confirmedAt: beijingTime(c.confirmedAt), printedAt: beijingTime(printedAt),
    applicant: {
      name: c.account.name, sex: c.account.sex === 'female' ? '女' : c.account.sex === 'male' ? '男' : '—', bornOn: c.account.bornOn ?? '—',
      documentType: listDocumentTypes().find((t) => t.type === c.account.documentType)?.name.zh ?? c.account.documentType,
      documentNumber: c.account.documentNumber, phone: form.phone, mail: form.mail, address: form.address, postcode: form.postcode,
      employer: form.employer, employerKind: EMPLOYER_KINDS[form.employerKind], fileNumber: c.fileNumber ?? '您是新考生, 无档案号!',
    },
    choice: {
      province: c.province.name.zh, prefecture: c.prefecture.name.zh, level: `${c.level.code} ${c.level.name.zh}`, specialty: `${c.specialty.code} ${c.specialty.name.zh}`,
      subjects: c.subjects.map((s) => ({ code: s.code, name: s.name.zh })),
    },
    educations: [qualification(c.education)],
    degrees: c.degree ? [qualification(c.degree)] : [],
    totalYears: form.yearsOfWork, yearsInProfession: form.yearsInProfession,
    titles: form.titles.map((t) => ({ name: t.name, level: TITLE_LEVELS[t.level], obtainedOn: t.obtainedOn, number: t.number ?? null })),
    workHistory: form.workHistory.map((w) => ({ from: w.from, to: w.to ?? null, employer: w.employer, duty: w.duty })),
    exemption: c.level.entry === 'full' ? null : c.level.name.zh,
    majorMismatchAcknowledged: c.mismatchAnsweredAt !== null,
    review: { route, routeText: ROUTE_TEXT[route], pointName: c.reviewPoint.name.zh, address: c.reviewPoint.address, phone: c.reviewPoint.phone, hours: c.reviewPoint.hours.zh },
    commitment: commitmentOf(c),
    employerSeal: false,
  };
}

function commitmentOf({ commitment: k, account }: ConfirmedContent): ApplicationFormDocument['commitment'] {
  if (k.state !== 'signed' || k.text === null || k.digest === null || k.version === null || k.signedAt === null) return { kind: 'none', reason: COMMITMENT_NONE[k.state] ?? '未签署' };
  return { kind: 'signed', statement: k.text.split('\n'), signedBy: account.name, signedAt: beijingTime(k.signedAt), version: k.version, digest: k.digest };
}

function qualification(row: ConfirmedContent['education']): ApplicationFormDocument['educations'][number] {
  const choices = educationChoices();
  const named = (list: readonly { value: string; name: { zh: string } }[], value: string) => list.find((c) => c.value === value)?.name.zh;
  const verification: VerificationState | undefined = VERIFICATION.find((s) => s === row.verification);
  return {
    level: (row.second === null ? named(row.mode === null ? choices.degreeLevels : choices.educationLevels, row.level) : named(choices.secondDegrees, row.second)) ?? row.level, institution: row.institution, major: row.major,
    graduatedOn: `${row.month.slice(0, 4)}-${row.month.slice(4)}`, studyMode: row.mode === null ? null : (named(choices.studyModes, row.mode) ?? row.mode),
    certificateNumber: row.certificateNumber, verification: verification ? STATE_WORDS.zh[verification] : row.verification,
  };
}

const VERIFICATION: readonly VerificationState[] = ['not_verified', 'verifying', 'passed', 'failed', 'needs_manual', 'manual_passed', 'manual_failed'];

/** The code printed on the form: twelve letters and digits nobody can make up for another number. */
export function verificationCode(kit: Kit, number: string): string {
  return kit.crypto.mac('application-form.code', number).toString('hex').slice(0, 12).toUpperCase();
}
