import { useEffect, useState } from 'react';
import { customersDoor } from '../../book/customers/customers-door';
import { useDoor } from '../../platform/doors';
import type { CallRow } from '../../book/customers/book-port';
import type { Customer, CustomerId } from '../../model/customer';
import type { Interaction } from '../../model/interaction';

/** Undefined while it is being read; null when there is none. */
export const useCustomer = (id: CustomerId): Customer | null | undefined => {
  const { book } = useDoor(customersDoor);
  const [shown, setShown] = useState<{ id: CustomerId; customer: Customer | null }>();
  useEffect(() => book.watchCustomer(id, (customer) => setShown({ id, customer })), [book, id]);
  return shown?.id === id ? shown.customer : undefined;
};

/** Enough for the first screen; what lies below is read once that is painted. */
const firstRows = 40;
const allRows = 5000;

export interface History {
  rows: Interaction[];
  total: number;
}

export const useHistory = (id: CustomerId): History | undefined => {
  const { book } = useDoor(customersDoor);
  const [shown, setShown] = useState<History & { id: CustomerId }>();
  const [limit, setLimit] = useState(firstRows);
  useEffect(
    () => book.watchHistory(id, limit, (rows, total) => setShown({ id, rows, total })),
    [book, id, limit],
  );
  const more = shown !== undefined && shown.total > shown.rows.length && limit < allRows;
  useEffect(() => {
    if (!more) return;
    const timer = setTimeout(() => setLimit(allRows), 200);
    return () => clearTimeout(timer);
  }, [more]);
  return shown?.id === id ? shown : undefined;
};

/** How many contacts a customer has; undefined while they are being counted. */
export const useContactCount = (id: CustomerId): number | undefined => {
  const { book } = useDoor(customersDoor);
  const [shown, setShown] = useState<{ id: CustomerId; total: number }>();
  useEffect(() => book.watchContactCount(id, (total) => setShown({ id, total })), [book, id]);
  return shown?.id === id ? shown.total : undefined;
};

/** The call log, newest first. */
export const useCallLog = (limit: number): CallRow[] | undefined => {
  const { book } = useDoor(customersDoor);
  const [rows, setRows] = useState<CallRow[]>();
  useEffect(() => book.watchCalls(limit, setRows), [book, limit]);
  return rows;
};

/** How many example customers the book holds, and a way to look again. */
export const useExampleCount = (): [number | undefined, () => void] => {
  const { book } = useDoor(customersDoor);
  const [count, setCount] = useState<number>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let wanted = true;
    void book.exampleCount().then((found) => {
      if (wanted) setCount(found);
    });
    return () => {
      wanted = false;
    };
  }, [book, asked]);
  return [count, () => setAsked((times) => times + 1)];
};

/** The present, to the minute: for figures and dates that change by themselves. */
export const useMinute = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
