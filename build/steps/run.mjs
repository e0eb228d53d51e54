// Runs one tool and lets its words through: plain Node, because this runs before anything is installed.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

const running = new Set();
let interrupted = false;
const forward = (signal) => {
  interrupted = true;
  for (const child of running) child.kill(signal);
};
process.on('SIGINT', () => forward('SIGINT'));
process.on('SIGTERM', () => forward('SIGTERM'));

/**
 * Resolves with the exit code; 124 when the time was over, 127 when the program is not there, 130 when this was
 * interrupted, without beginning anything more.
 */
export const run = (command, args, { minutes = 10, env = {} } = {}) =>
  new Promise((done) => {
    if (interrupted) return done(130);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      // npm's commands are batch files there.
      shell: process.platform === 'win32',
    });
    running.add(child);
    let late = false;
    const ask = setTimeout(() => {
      late = true;
      console.error(`\n${command} did not end within ${minutes} minutes`);
      child.kill('SIGTERM');
    }, minutes * 60_000);
    const force = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000 + 15_000);
    const end = (code) => {
      clearTimeout(ask);
      clearTimeout(force);
      running.delete(child);
      done(late ? 124 : code);
    };
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      end(127);
    });
    child.once('exit', (code) => end(code ?? 1));
  });

/** A tool that npm installed. */
export const tool = (name, args, options) =>
  run(resolve(root, 'node_modules/.bin', name), args, options);
