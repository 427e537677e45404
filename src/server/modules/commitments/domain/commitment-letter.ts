import type { Lang } from '#contracts/refusals.ts';
import type { LetterAbout } from './letter-about.ts';

/** 报考承诺书: own words; contents as 办事指南 demands (knows the matters, meets the conditions, true data, accepts checks and liability). */
export function commitmentLetter(lang: Lang, about: LetterAbout): string[] {
  return lang === 'zh' ? zh(about) : en(about);
}

function zh({ exam, year, province, name, maskedDocument }: LetterAbout): string[] {
  return [
    `本人 ${name}（证件号码 ${maskedDocument}）报名参加 ${year} 年度${exam.zh}（${province.zh}考区），现郑重承诺：`,
    '一、本人已完整阅读并理解告知书、报考须知和本次考试的报考条件，知晓各项证明事项、核查方式以及不实承诺应承担的责任。',
    '二、本人符合本次考试的报考条件，不存在不得报考或者不适用告知承诺制的情形。',
    '三、本人填写和提交的身份、学历、学位、专业、工作年限、职称等信息真实、准确、完整、有效。',
    '四、本人愿意在考前、考中、考后接受资格核查，按要求及时提供证明材料，并配合调查。',
    '五、本人自觉遵守考试规定和考场纪律，不抄袭、不替考、不传播试题，不使用任何舞弊手段。',
    '六、如违背上述承诺，本人自愿承担报名无效、成绩无效、证书无效等后果，接受依法作出的处理、记录和惩戒。',
    '七、本承诺由本人亲自作出，系本人真实意思表示，电子签署与手写签名具有同等法律效力。',
  ];
}

function en({ exam, year, province, name, maskedDocument }: LetterAbout): string[] {
  return [
    `I, ${name} (document ${maskedDocument}), apply for the ${year} ${exam.en} examination (${province.en}) and solemnly commit:`,
    '1. I have read and understood in full the notification letter, the instructions and the eligibility conditions, and know what has to be proved, how it is checked and what follows from an untrue commitment.',
    '2. I meet the conditions of this examination; nothing bars me from applying or from using the commitment system.',
    '3. The data I give on identity, education, degree, major, years of work and titles are true, accurate, complete and valid.',
    '4. I accept checks before, during and after the examination, will hand in proofs in time when asked, and will assist inquiries.',
    '5. I will keep the rules of the examination: no copying, no sitting for others, no spreading of questions, no cheating of any kind.',
    '6. If I break this commitment I accept that my application, results or certificate become void, and the measures, records and sanctions the law provides.',
    '7. I make this commitment myself and of my own will; signing electronically has the legal force of a handwritten signature.',
  ];
}
