export interface Piece {
  file: string;
  isEntry: boolean;
  imports: readonly string[];
  /** The module that it was cut out for; null: it only holds what several share. */
  of: string | null;
  styles: readonly string[];
  /** Name and length before it was made small. */
  modules: readonly (readonly [string, number])[];
}
export type Edition = 'desktop' | 'browser';
export const limits: Record<Edition, number>;
export function firstLoad(
  pieces: readonly Piece[],
  sizeOf: (file: string) => number,
  edition: Edition,
): { pieces: Piece[]; files: { file: string; gzip: number }[]; gzip: number };
export function byPackage(pieces: readonly Piece[]): [string, number][];
export function tooMuch(edition: Edition, gzip: number): string | null;
export function forgotten(pieces: readonly Piece[]): string[];
export function misplaced(pieces: readonly Piece[]): string[];
