import type { Customer } from '../../model/customer';

/** How a customer is called on the screen: the person, else the company, else a number. */
export const displayName = (customer: Customer): string =>
  `${customer.givenName} ${customer.familyName}`.trim() ||
  customer.company.trim() ||
  customer.phones[0]?.written ||
  customer.emails[0] ||
  '';

/** One or two letters that stand for a customer where a name has no room. */
export const initials = (customer: Customer): string => {
  const person = [customer.givenName, customer.familyName].filter((name) => name.trim() !== '');
  const words =
    person.length > 0
      ? person
      : displayName(customer)
          .split(/\s+/)
          .filter((word) => word.length > 2);
  const letters = words
    .map((word) => /\p{L}/u.exec(word)?.[0] ?? '')
    .filter((letter) => letter !== '');
  return letters.slice(0, 2).join('').toLocaleUpperCase('fr');
};
