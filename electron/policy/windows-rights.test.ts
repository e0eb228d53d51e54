import { describe, expect, it } from 'vitest';
import { isTrustedSddl } from './windows-rights';

// As Windows writes them: ProgramData lets everybody add files to the folders in it.
const folder =
  'O:BAG:SYD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)';
const file = 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)';
const user = 'S-1-5-21-1004336348-1177238915-682003330-1013';

describe('the rights of a file on Windows', () => {
  it('are good where administrators alone may change it', () => {
    expect(isTrustedSddl(file, 'file')).toBe(true);
    expect(isTrustedSddl(folder, 'folder')).toBe(true);
    expect(isTrustedSddl('O:S-1-5-21-1-2-3-512D:(D;;FA;;;WD)(A;;FR;;;WD)', 'file')).toBe(true);
  });

  it.each([
    null,
    '',
    'O:BAG:SY',
    'O:BAD:NO_ACCESS_CONTROL',
    file.replace('O:BA', `O:${user}`),
    file.replace('O:BA', 'O:BU'),
    `${file}(A;;FW;;;BU)`,
    `${file}(A;;0x2;;;WD)`,
    `${file}(A;;SD;;;AU)`,
    `${file}(A;;WO;;;${user})`,
    `${file}(A;;GA;;;${user})`,
    `${file}(XA;;FA;;;WD;(x))`,
    `${file}(A;;ZZ;;;WD)`,
  ])('are not where anybody else may: %s', (sddl) =>
    expect(isTrustedSddl(sddl, 'file')).toBe(false),
  );

  it('let nobody else delete what is in the folder', () => {
    expect(isTrustedSddl(`${folder}(A;;DT;;;BU)`, 'folder')).toBe(false);
    expect(isTrustedSddl(folder.replace('O:BA', `O:${user}`), 'folder')).toBe(false);
  });
});
