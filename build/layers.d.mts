export function layerFaults(imports: readonly (readonly [string, string])[]): string[];
export function importsOf(file: string, source: string): string[];
export function faultsOfRenderer(): string[];
