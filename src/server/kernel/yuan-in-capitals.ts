const DIGITS = [...'零壹贰叁肆伍陆柒捌玖'];
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** An amount as cheques and receipts write it (人民币大写金额, 正确填写票据和结算凭证的基本规定): 24400 fen → 贰佰肆拾肆元整. */
export function yuanInCapitals(fen: number): string {
  const [whole, jiao, left] = [Math.floor(fen / 100), Math.floor((fen % 100) / 10), fen % 10];
  const small = `${jiao > 0 ? `${DIGITS[jiao] ?? ''}角` : whole > 0 && left > 0 ? '零' : ''}${left > 0 ? `${DIGITS[left] ?? ''}分` : ''}`;
  return `${whole > 0 ? `${wholeInCapitals(whole)}元` : small === '' ? '零元' : ''}${small}${left === 0 ? '整' : ''}`;
}

function wholeInCapitals(whole: number): string {
  let text = '';
  let gap = false;
  const digits = [...String(whole)].map(Number);
  digits.forEach((digit, at) => {
    const place = digits.length - 1 - at;
    if (digit === 0) gap = true;
    else {
      text += `${gap && text !== '' ? '零' : ''}${DIGITS[digit] ?? ''}${PLACES[place % 4] ?? ''}`;
      gap = false;
    }
    if (place % 4 === 0 && place > 0 && digits.slice(Math.max(0, at - 3), at + 1).some((d) => d > 0)) text += GROUPS[place / 4] ?? '';
  });
  return text;
}
