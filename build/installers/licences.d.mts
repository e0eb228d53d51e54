export const shipped: ReadonlySet<string>;
export const tools: ReadonlySet<string>;
export const allows: (licence: string | undefined, allowed: ReadonlySet<string>) => boolean;
export const refused: (
  packages: Readonly<Record<string, { license?: string }>>,
  bundled: ReadonlySet<string>,
) => string[];
