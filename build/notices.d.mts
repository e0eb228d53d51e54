export function bundledPackages(out: string): string[];
export function noticeOf(modules: string, name: string): string;
export function noticesText(out: string, modules: string, more?: readonly string[]): string;
