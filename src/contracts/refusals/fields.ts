import type { RefusalWords } from './words.ts';

/** Noes of single form fields (字段校验), whatever form they stand in. */
export const FIELD_REFUSALS = {
  'field.required': { status: 422, zh: '请填写此项', en: 'Fill in this field' },
  'field.choose': { status: 422, zh: '请选择此项', en: 'Choose one of the options' },
  'field.invalid': { status: 422, zh: '格式不正确，请检查后重新填写', en: 'The format is not right; check and type it again' },
  'field.not_a_choice': { status: 422, zh: '所选内容不在可选范围内', en: 'This is not one of the options' },
  'field.too_long': { status: 422, zh: '最多 {max} 个字符', en: 'At most {max} characters' },
  'field.too_short': { status: 422, zh: '至少 {min} 个字符', en: 'At least {min} characters' },
  'field.too_small': { status: 422, zh: '不能小于 {min}', en: 'Must not be less than {min}' },
  'field.too_big': { status: 422, zh: '不能大于 {max}', en: 'Must not be more than {max}' },
  'field.too_few': { status: 422, zh: '至少需要 {min} 项', en: 'At least {min} needed' },
  'field.too_many': { status: 422, zh: '最多 {max} 项', en: 'At most {max} allowed' },
  'field.unknown': { status: 422, zh: '提交了无法识别的内容：{keys}', en: 'Unknown fields were sent: {keys}' },
  'field.must_accept': { status: 422, zh: '须勾选同意后才能继续', en: 'You must tick this to go on' },
} as const satisfies Record<string, RefusalWords>;
