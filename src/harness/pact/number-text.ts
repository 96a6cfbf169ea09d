/** Whether Pact's verifier has a number of a JSON text as it is written, by its value: it has 64 bits for each. */
export function isHeld(number: string): boolean {
  if (/^-?\d+$/.test(number)) {
    const value = BigInt(number);
    return value >= -(2n ** 63n) && value < 2n ** 64n;
  }
  return isDouble(number);
}

/** A decimal number in one form: its digits without zeros around them, and the power of ten. */
function digitsOf(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  if (short === '') return '0';
  return `${sign}${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}

/** Whether a number of a JSON text is the same when it has been read and written again, by its value. */
export function isDouble(number: string): boolean {
  const held = Number(number);
  return Number.isFinite(held) && digitsOf(String(held)) === digitsOf(number);
}
