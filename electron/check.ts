import { checkFile } from './settings/check-command';

// `npm start -- check FILE`: the same check in plain Node, without a window and without Electron.
process.exitCode = checkFile(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
