import { useEffect, useState } from 'react';
import { customersDoor } from '../../book/customers/customers-door';
import { useDoor } from '../../platform/doors';
import type { SearchHit } from '../../book/customers/book-port';
import { useCountry } from './desk-parts';

export interface Found {
  /** The query that these hits answer. */
  query: string;
  hits: SearchHit[];
}

const most = 8;
const nothing: Found = { query: '', hits: [] };

/** Customers as they are typed; an older answer never replaces a newer one. */
export const useSearch = (query: string): Found => {
  const { book } = useDoor(customersDoor);
  const country = useCountry();
  const [found, setFound] = useState(nothing);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') return;
    let newest = true;
    void book.search(wanted, most, country).then((hits) => {
      if (newest) setFound({ query: wanted, hits });
    });
    return () => {
      newest = false;
    };
  }, [book, wanted, country]);
  return wanted === '' ? nothing : found;
};
