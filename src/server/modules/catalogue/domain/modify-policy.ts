import type { ModifyPolicy } from '#contracts/catalogue.ts';
import type { Words } from '#contracts/words.ts';

/** What the policy lets a candidate do, in one sentence shown before saving and before confirming. */
export function modifyPolicyWords(policy: ModifyPolicy): Words {
  return POLICY_WORDS[policy];
}

const POLICY_WORDS: Record<ModifyPolicy, Words> = {
  NEVER_AFTER_SAVE: {
    zh: '本省规定：报考信息一经保存即不能自行修改，请在保存前逐项核对。确需更正的，请联系报名地人事考试机构。',
    en: 'In this province the data cannot be changed once saved. Check every line first; for a correction contact the exam agency.',
  },
  UNTIL_CONFIRM: {
    zh: '本省规定：信息确认前可以修改报考信息，确认后不能自行修改。',
    en: 'In this province you may change the data until you confirm them, not afterwards.',
  },
  UNTIL_REVIEW: {
    zh: '本省规定：资格核验通过前可以取消确认并修改报考信息，修改后须重新确认；核验通过后不能自行修改。',
    en: 'In this province you may take back the confirmation and change the data until the review has approved them; then confirm again.',
  },
  UNTIL_PAY: {
    zh: '本省规定：缴费前可以取消确认并修改报考信息，修改后须重新确认和核验；缴费后不能修改。',
    en: 'In this province you may take back the confirmation and change the data until you pay; then confirm again and wait for the review.',
  },
};
