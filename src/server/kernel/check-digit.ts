/** The check digit of a row of digits by ISO 7064 MOD 11,10: it catches every single wrong digit and nearly every swap of neighbours. */
export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}
