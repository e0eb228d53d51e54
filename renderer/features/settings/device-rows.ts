export interface DeviceRow {
  label: string;
  plugged: boolean;
}

/** The agent's order first, then what else is plugged in; a device of two names stands once. */
export const orderedDevices = (
  order: readonly string[],
  plugged: readonly string[],
): DeviceRow[] => {
  const present = new Set(plugged);
  return [...new Set([...order, ...plugged])]
    .filter((label) => label !== '')
    .map((label) => ({ label, plugged: present.has(label) }));
};

/** The order with one device a place up or down. */
export const movedOrder = (labels: readonly string[], index: number, step: -1 | 1): string[] => {
  const next = [...labels];
  const [moved] = next.splice(index, 1);
  if (moved !== undefined) next.splice(index + step, 0, moved);
  return next;
};
