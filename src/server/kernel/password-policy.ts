import { refuse, type Refusal } from '#contracts/refusals.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { KNOWN_PASSWORDS } from './known-passwords.ts';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 64;

/** Words everybody here thinks of first: our name, the trade, the authorities. With digits or signs around they are guessed first all the same. */
const WORDS_OF_HERE = new Set(['jinbang', 'kaoshi', 'baoming', 'renshi', 'rensheju', 'renshekaoshi', 'zhicheng', 'zhiyezige', 'zhuanye', 'zhunkaozheng', 'chengji', 'jianzaoshi', 'shenhe', 'guanliyuan', 'kaosheng', '金榜', '考试', '报名', '考生', '管理员', '密码']);

/** Every reason why a password cannot be taken (密码规则): length, the common ones and those known from breaches, words of this place with digits, simple runs, the user name inside it. No rules of "one capital, one sign": length helps, tricks do not. */
export function passwordRefusals(password: string, userName: string): Refusal[] {
  const no: Refusal[] = [];
  const plain = password.normalize('NFC');
  const folded = plain.toLowerCase();
  const length = [...plain].length;
  if (length < PASSWORD_MIN) no.push(refuse('account.password_too_short', { params: { min: PASSWORD_MIN } }));
  if (length > PASSWORD_MAX) no.push(refuse('account.password_too_long', { params: { max: PASSWORD_MAX } }));
  if (isRun(folded)) no.push(refuse('account.password_too_simple'));
  else if (COMMON_PASSWORDS.has(folded) || KNOWN_PASSWORDS.has(folded) || WORDS_OF_HERE.has(folded.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))) no.push(refuse('account.password_common'));
  if (userName.length >= 3 && folded.includes(userName.toLowerCase())) no.push(refuse('account.password_has_user_name'));
  return no;
}

/** One character again and again, or a run such as 12345678 or hgfedcba. */
function isRun(text: string): boolean {
  const points = [...text].map((c) => c.codePointAt(0) ?? 0);
  const steps = points.slice(1).map((p, at) => p - (points[at] ?? 0));
  return steps.length > 0 && [0, 1, -1].some((step) => steps.every((s) => s === step));
}
