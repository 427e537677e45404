const zh = {
  certificateNumber: '证书编号',
  institution: '毕业院校',
  graduatedIn: '毕业时间',
  major: '所学专业',
  level: '学历层次',
  mode: '培养方式',
};

const en: typeof zh = {
  certificateNumber: 'Certificate number',
  institution: 'Institution',
  graduatedIn: 'Graduated in',
  major: 'Major',
  level: 'Level',
  mode: 'Mode of study',
};

/** What the particulars of an education are called (学历), wherever they are asked for or shown. */
export const educationWords = { zh, en };
