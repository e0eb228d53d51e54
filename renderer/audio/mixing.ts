/** One voice into one call: what comes from `from` goes out to `to`. */
export interface Route {
  from: string;
  to: string;
}

/**
 * A conference that is mixed here: everyone hears everyone else, nobody hears himself.
 * Whoever is muted there still hears the others.
 */
export const mixingRoutes = (
  parties: readonly string[],
  unheard: ReadonlySet<string> = new Set(),
): Route[] => {
  const each = [...new Set(parties)];
  return each
    .filter((from) => !unheard.has(from))
    .flatMap((from) => each.filter((to) => to !== from).map((to) => ({ from, to })));
};
