const two = (value: number) => String(value).padStart(2, '0');

/** Same calendar day, local time. */
export const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

/** What `<input type="datetime-local">` holds, in local time. */
export const toLocalInput = (at: number): string => {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** Back to epoch ms; null when the field holds no moment. */
export const fromLocalInput = (text: string): number | null => {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
};
