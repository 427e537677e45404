import type { Day } from '#contracts/dates.ts';
import { OrderNumber } from '#contracts/payments.ts';

/** 支付订单号: the Beijing date, twelve random digits and a check digit (Luhn), 21 digits in all; a digit misread on the phone is noticed. */
export function orderNumber(day: Day, random: string): OrderNumber {
  const body = `${day.replaceAll('-', '')}${random.slice(0, 12).padStart(12, '0')}`;
  return OrderNumber.parse(body + checkDigit(body));
}

/** True when the check digit fits; spares a look-up of mistyped numbers. */
export function isOrderNumber(text: string): boolean {
  return /^20\d{19}$/.test(text) && checkDigit(text.slice(0, -1)) === text.at(-1);
}

function checkDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
