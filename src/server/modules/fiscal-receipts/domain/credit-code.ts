const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The last sign of a 统一社会信用代码 by the seventeen before it (GB 32100-2015, 4.2); undefined where one of them is no sign of the code. */
export function creditCodeCheck(seventeen: string): string | undefined {
  const values = [...seventeen].map((sign) => SIGNS.indexOf(sign));
  if (values.length !== 17 || values.includes(-1)) return undefined;
  const sum = values.reduce((total, value, at) => total + value * (WEIGHTS[at] ?? 0), 0);
  return SIGNS[(31 - (sum % 31)) % 31];
}

/** Whether a 统一社会信用代码 holds together: eighteen signs, the last by the others. */
export const isCreditCode = (code: string): boolean => code.length === 18 && creditCodeCheck(code.slice(0, 17)) === code.slice(17);
