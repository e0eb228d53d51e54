import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { displayName, type Customer } from '../../book/customers';
import { customersDoor } from '../../book/customers/customers-door';
import { teamDoor } from '../../phone/team/team-door';
import { useDoors } from '../../platform/doors';
import type { ColleagueState } from '../../phone/team';
import { matching } from '../team/target-list';
import { useCountry } from './caller';

export interface Suggestion {
  id: string;
  name: string;
  detail: string;
  number: string;
  /** Of a colleague: what they do now. */
  state?: ColleagueState;
}

const most = 5;
const restMs = 80;

const worthSearching = (text: string): boolean =>
  /\p{L}/u.test(text) ? text.trim().length >= 2 : text.replaceAll(/\D/g, '').length >= 3;

/** Every number of the found customers, the one that was typed first. */
const suggestionsOf = (customers: Customer[], typed: string): Suggestion[] => {
  const digits = typed.replaceAll(/\D/g, '');
  return customers
    .flatMap((customer) =>
      customer.phones
        .toSorted(
          (one, other) =>
            Number(other.written.replaceAll(/\D/g, '').includes(digits)) -
            Number(one.written.replaceAll(/\D/g, '').includes(digits)),
        )
        .slice(0, 1)
        .map((phone) => ({
          id: customer.id,
          name: displayName(customer),
          detail: customer.city || customer.company,
          number: phone.e164 ?? phone.written,
        })),
    )
    .slice(0, most);
};

/** A colleague is one's own: two of them stand before the customers. */
const mostColleagues = 2;

/** Up to five customers and colleagues for what stands in a field; answers that come late are dropped. */
export const useSuggestions = (typed: string, wanted: boolean): Suggestion[] => {
  const desk = useDoors(customersDoor, teamDoor);
  const country = useCountry();
  const [found, setFound] = useState<{ typed: string; rows: Suggestion[] }>({
    typed: '',
    rows: [],
  });
  const colleagues = useStore(desk.team.store, (state) => state.colleagues);
  const asks = wanted && worthSearching(typed);
  useEffect(() => {
    if (!asks) return;
    let current = true;
    const timer = setTimeout(() => {
      void desk.customers.book.search(typed, most, country).then((hits) => {
        const rows = suggestionsOf(
          hits.map((hit) => hit.customer),
          typed,
        );
        if (current) setFound({ typed, rows });
      });
    }, restMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asks, country, desk, typed]);
  if (!asks) return [];
  const own = matching(colleagues, typed)
    .slice(0, mostColleagues)
    .map(({ key, name, note, number, state }) => ({
      id: key.replaceAll(/[^\w+-]/g, '-'),
      name,
      detail: note,
      number,
      state,
    }));
  return [...own, ...(found.typed === typed ? found.rows : [])].slice(0, most);
};
