/** Runs the real preload inside the page: `require('electron')` gives it what a sandboxed preload has. */
export const pageScript = (preload: string): string => `(() => {
  const heard = new Map();
  window.__standinHear = (channel, args) => {
    for (const listener of heard.get(channel) ?? []) listener({}, ...args);
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (name, api) => { window[name] = Object.freeze(api); } },
    ipcRenderer: {
      // As the real door does: what cannot be cloned is refused before it leaves.
      invoke: async (channel, ...args) => window.__standinInvoke(channel, structuredClone(args)),
      on: (channel, listener) => {
        heard.set(channel, [...(heard.get(channel) ?? []), listener]);
      },
    },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload has no ' + name);
    return electron;
  };
  const module = { exports: {} };
  ((require, module, exports) => {
${preload}
  })(require, module, module.exports);
})();`;
