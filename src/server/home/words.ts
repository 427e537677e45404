import type { Lang } from '#contracts/refusals.ts';

const zh = {
  title: '专业技术人员资格考试网上报名',
  lead: '一次注册，多次报考。报名、资格核验、缴费与报名表下载都在这里办理。',
  register: '注册账号', signIn: '登录', applications: '我的报考', exams: '查看考试计划',
  howTitle: '报名流程',
  how: ['注册账号并绑定手机', '等待身份、学历学位信息核验', '上传符合要求的照片', '选择考试和报考省份，填写报考信息', '签署告知承诺书或提交证明材料，并确认', '按时缴费，报名完成'],
  tiles: {
    exams: ['考试计划', '正在报名与即将报名的考试，各省报名时间、费用与报考条件'],
    provinces: ['各省报名政策与咨询电话', '核验方式、缴费方式和修改规定由报考地考试机构确定'],
    majors: ['专业对照表', '按毕业时间查找所学专业的对应名称'],
    recover: ['找回用户名或密码', '通过密保问题或绑定手机'],
  },
  note: '报名结束前未完成确认和缴费的，视为自动放弃报名。请尽早办理，避开截止前的高峰。',
};

/** Words of the first page. */
export const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Register for professional qualification examinations',
    lead: 'One account for every examination: application, verification, payment and the application form.',
    register: 'Create an account', signIn: 'Sign in', applications: 'My applications', exams: 'See the examinations',
    howTitle: 'How it works',
    how: ['Create an account and bind your phone', 'Your identity, education and degrees are verified', 'Upload a photo that meets the standard', 'Choose an examination and a province, fill in the application', 'Sign the commitment or hand in documents, then confirm', 'Pay in time; the registration is complete'],
    tiles: {
      exams: ['Examinations', 'Open and coming examinations, with the dates, fees and conditions of each province'],
      provinces: ['Provinces: policies and telephones', 'How each place verifies, takes payment and lets data be changed'],
      majors: ['Table of majors', 'Find the name that corresponds to your major by the time you graduated'],
      recover: ['Recover user name or password', 'By your security question or your phone'],
    },
    note: 'Who has not confirmed and paid when registration ends has given up. Do it early and keep clear of the last hours.',
  },
};
