/** One voice into one call: what comes from `from` goes out to `to`. */
export interface Route {
  from: string;
  to: string;
}

/** A conference that is mixed here: everyone hears everyone else, nobody hears himself. */
export const mixingRoutes = (parties: readonly string[]): Route[] => {
  const each = [...new Set(parties)];
  return each.flatMap((from) => each.filter((to) => to !== from).map((to) => ({ from, to })));
};
