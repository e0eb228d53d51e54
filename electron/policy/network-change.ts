/** The part of Node's `os.networkInterfaces()` that counts. */
export type Interfaces = Readonly<
  Record<string, readonly { address: string; internal: boolean }[] | undefined>
>;

/** Link-local addresses come and go without any way to the outside changing. */
const isLinkLocal = (address: string) =>
  address.toLowerCase().startsWith('fe80:') || address.startsWith('169.254.');

/** The machine's addresses as one text: two equal texts mean that nothing changed. */
export const addressesOf = (interfaces: Interfaces): string =>
  Object.entries(interfaces)
    .flatMap(([name, addresses]) =>
      (addresses ?? [])
        .filter(({ address, internal }) => !internal && !isLinkLocal(address))
        .map(({ address }) => `${name} ${address}`),
    )
    .toSorted()
    .join('\n');
