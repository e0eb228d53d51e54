import type { ChildProcess } from 'node:child_process';

export function hasDisplay(environment?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): boolean;
export function findBrowser(): string | null;
export function startBrowser(browser: string, url: string): ChildProcess;
export function end(child: ChildProcess): Promise<void>;
