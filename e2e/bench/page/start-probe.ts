// Runs in a page before its own scripts: says when the field to dial in can be used.
import { painted, shown } from './painted';

const field = (): HTMLInputElement | null =>
  document.querySelector<HTMLInputElement>('input[aria-label="Name or number"]');

const usable = async (): Promise<number> => {
  await shown(() => {
    const found = field();
    return found !== null && !found.disabled && found.getClientRects().length > 0;
  });
  return painted();
};

window.usableAt = usable();
