/** As many digits as tell two numbers of one country apart, whatever stands in front of them. */
const tail = (number: string): string => number.replaceAll(/\D/g, '').slice(-9);

/** Whether two numbers, or two internal names, mean the same party. */
export const isSameNumber = (one: string, other: string): boolean =>
  one !== '' &&
  (one.toLowerCase() === other.toLowerCase() || (tail(one) !== '' && tail(one) === tail(other)));
