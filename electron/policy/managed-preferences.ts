import { type BroughtPolicy, bringPolicy, type PolicyEntry } from './policy-entries';

/** The domain of the desk's preferences on macOS: its bundle's name. */
export const preferencesDomain = 'org.allodesk.desk';
/** The dictionary of what holds until the agent chooses. */
export const proposedName = 'Proposed';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * IT's policy as macOS keeps it once a configuration profile is installed, as JSON: one key for each setting, named by
 * its whole path. Null: not of that form.
 */
export const readManagedPreferences = (json: string): BroughtPolicy | null => {
  let all: unknown;
  try {
    all = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isObject(all)) return null;
  const { version, [proposedName]: proposed = {}, ...fixed } = all;
  if (!isObject(proposed)) return null;
  const entriesOf = (layer: PolicyEntry['layer'], values: Record<string, unknown>) =>
    Object.entries(values)
      // What the system itself writes beside the keys of a payload.
      .filter(([path]) => !path.startsWith('Payload') && !path.startsWith('_'))
      .map(([path, value]) => ({ layer, path, value }));
  return bringPolicy([...entriesOf('fixed', fixed), ...entriesOf('proposed', proposed)], version);
};
