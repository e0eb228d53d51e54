// The packager's part, proved: fuses, the archive, what lies beside it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import builder from '../electron-builder.mjs';
import { difference, prove } from './proof.mjs';
import { asarFiles, fusesBeside, holdsIntegrity, packUnpacked } from './unpacked.mjs';

const binaries = { linux: 'allodesk', win32: 'Allodesk.exe' };

const isOurs = (file) =>
  /^out\/(?:main|preload|renderer)\//.test(file) ||
  /^resources\/icons\/[^/]+\.png$/.test(file) ||
  file === 'package.json';

export const packedDesk = async (work) => {
  const folders = {};
  const result = await prove('packed desk', async (claim) => {
    for (const system of ['linux', 'win32']) {
      const folder = packUnpacked(work, system);
      folders[system === 'win32' ? 'windows' : 'linux'] = folder;
      const wrong = fusesBeside(join(folder, binaries[system]), builder.electronFuses);
      claim(
        `${system}: every fuse of the configuration stands in the binary`,
        wrong.length === 0,
        wrong.join('; '),
      );
      const files = asarFiles(join(folder, 'resources/app.asar'));
      const foreign = files.filter((file) => !isOurs(file));
      claim(
        `${system}: the archive holds the bundles and nothing else`,
        foreign.length === 0,
        foreign.slice(0, 5).join(', '),
      );
      claim(
        `${system}: the archive holds main, preload and page`,
        ['out/main/main.js', 'out/renderer/index.html', 'package.json'].every((file) =>
          files.includes(file),
        ),
      );
      if (system === 'win32')
        claim(
          'win32: the binary holds the hash of the archive',
          holdsIntegrity(join(folder, binaries[system]), join(folder, 'resources/app.asar')),
        );
      const beside = [
        'LICENSE',
        'NOTICES.txt',
        'policy/windows/Allodesk.admx',
        'policy/macos/Allodesk.mobileconfig',
      ];
      const missing = beside.filter((file) => !existsSync(join(folder, 'resources', file)));
      claim(
        `${system}: licences and IT's templates lie beside it`,
        missing.length === 0,
        missing.join(', '),
      );
      const locales = readdirSync(join(folder, 'locales')).toSorted();
      const wanted = ['en-GB.pak', 'en-US.pak', 'fr.pak'];
      claim(
        `${system}: the languages of the desk alone`,
        locales.join() === wanted.join(),
        difference(wanted, locales),
      );
    }
  });
  return { result, folders };
};
