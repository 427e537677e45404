/**
 * 报名序号: exam year 4, exam 3, province 2, serial 8, check digit 1 (Luhn over the rest), domain.md 6.4. The serial is random, so that
 * numbers tell nothing about how many applied; uniqueness is the claim table's.
 */
export function applicationNumber(of: { year: number; examCode: string; province: string }, serial: number): string {
  const body = `${of.year}${of.examCode}${of.province}${String(serial).padStart(8, '0')}`;
  return body + String(luhn(body));
}

/** True for a well-formed number with the right check digit: a mistyped one is told apart from an unknown one. */
export function isApplicationNumber(text: string): boolean {
  return /^\d{18}$/.test(text) && luhn(text.slice(0, -1)) === Number(text.at(-1));
}

function luhn(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}
