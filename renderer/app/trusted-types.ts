interface Rules {
  createHTML(text: string, type: string, sink: string): string | null;
  createScriptURL(address: string): string | null;
}
/** As much of it as is used; null in a browser that does not know it. */
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): unknown;
}

/**
 * What may become markup: text without a tag, and what a parser reads into a document of its own, in which nothing runs
 * (the PBX's XML). Null: refused.
 */
export const trustedMarkup = (text: string, sink: string): string | null =>
  sink === 'DOMParser parseFromString' || !text.includes('<') ? text : null;

/** What may be fetched as a script: the desk's own files. Null: refused. */
export const trustedScript = (
  address: string,
  page: Pick<URL, 'href' | 'protocol' | 'host'>,
): string | null => {
  const url = URL.canParse(address, page.href) ? new URL(address, page.href) : null;
  return url?.protocol === page.protocol && url.host === page.host ? address : null;
};

/**
 * The page's policy lets no text become script or markup (require-trusted-types-for, w3.org/TR/trusted-types) but what
 * passes here: workers and worklets of the desk, and nothing that a library or a slip of ours would write into the
 * page. No rule for script from text: that is always refused.
 */
export const guardScripts = (window: { trustedTypes?: TrustedTypes; location: Location }): void => {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text, _type, sink) => trustedMarkup(text, sink),
    createScriptURL: (address) => trustedScript(address, window.location),
  });
};
