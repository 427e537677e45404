import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const certificatesPersonal: PersonalData = {
  tables: [
    { table: 'certificate', title: { zh: '证书', en: 'Certificates' } },
    { table: 'certificate_version', title: { zh: '证书内容', en: 'Content of certificates' } },
    { table: 'certificate_act', title: { zh: '证书办理经过', en: 'History of certificates' } },
    { table: 'certificate_copy', title: { zh: '电子证书副本', en: 'Electronic copies' } },
    { table: 'certificate_download', title: { zh: '证书下载记录', en: 'Downloads of certificates' } },
    { table: 'certificate_case', title: { zh: '证书事项', en: 'Cases about certificates' } },
    { table: 'certificate_case_act', title: { zh: '证书事项经过', en: 'History of these cases' } },
  ],
  excused: [
    { table: 'certificate_left_out', why: 'a working list of a batch' },
    { table: 'certificate_number', why: 'repeats the certificate' },
    { table: 'certificate_waiting', why: 'a working list of a batch' },
  ],
};
