// Security descriptors as text: learn.microsoft.com/windows/win32/secauthz/security-descriptor-string-format

const trustedInstaller = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
/** The system, administrators of the machine and of the domain, the installer of Windows. */
const trusted = new Set([
  'SY',
  'BA',
  'LA',
  'DA',
  'EA',
  'OW',
  'S-1-5-18',
  'S-1-5-32-544',
  trustedInstaller,
]);
const isTrustedSid = (sid: string) =>
  trusted.has(sid) || /^S-1-5-21-[\d-]+-(?:500|512|519)$/.test(sid);

const rightBits: Record<string, number> = {
  FA: 0x1f01ff,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
  GA: 0x10000000,
  GR: 0x80000000,
  GW: 0x40000000,
  GX: 0x20000000,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
};
/** Delete, change the rights, change the owner, everything. */
const always = 0x10000 + 0x40000 + 0x80000 + 0x10000000;
/** Of a file: write and append. Of a folder: delete what is in it; to add a file is everybody's right in ProgramData. */
const forbidden = {
  file: always + 0x2 + 0x4 + 0x40000000,
  folder: always + 0x40,
};

const bitsOf = (rights: string): number => {
  if (/^0x[\da-f]+$/i.test(rights)) return Number(rights);
  const codes = rights.match(/../g) ?? [];
  // A code that is not known may stand for anything.
  return codes.reduce((all, code) => (all | (rightBits[code] ?? 0x10000000)) >>> 0, 0);
};

/** True where only administrators own the place and may change it. Null, or what cannot be read, is not trusted. */
export const isTrustedSddl = (sddl: string | null, kind: 'file' | 'folder'): boolean => {
  const owner = /^O:(S-[\d-]+|[A-Z]{2})/.exec(sddl ?? '')?.[1];
  const list = /D:[A-Z]*((?:\([^()]*\))+)(?:S:.*)?$/.exec(sddl ?? '')?.[1];
  if (owner === undefined || list === undefined || !isTrustedSid(owner)) return false;
  return [...list.matchAll(/\(([^()]*)\)/g)].every(([, entry = '']) => {
    const [type = '', flags = '', rights = '', , , sid = ''] = entry.split(';');
    const denies = type === 'D' || type === 'XD' || type === 'OD';
    // For what will be made inside alone.
    const isForOthers = /^(?:..)*IO/.test(flags);
    return denies || isForOthers || isTrustedSid(sid) || (bitsOf(rights) & forbidden[kind]) === 0;
  });
};
